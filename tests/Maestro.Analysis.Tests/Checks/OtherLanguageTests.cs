using Maestro.Analysis.Checks;
using Maestro.Analysis.Checks.Performance;
using Maestro.Analysis.Checks.Security;

namespace Maestro.Analysis.Tests.Checks;

/// <summary>Faults in languages that have no sample of their own, each beside what looks like it and is fine.</summary>
public sealed class OtherLanguageTests
{
    [Theory]
    [InlineData("app/a.rb", "stories.each do |story|\n  user = User.find(story.user_id)\nend\n", "2 query-in-loop High")]
    [InlineData("app/a.rb", "stories.find_each do |story|\n  story.update!(score: 1)\nend\n", "2 query-in-loop Medium")]
    [InlineData("app/a.rb", "stories.each do |story|\n  puts story.title\nend\nuser = User.find(story.user_id)\n", "")]
    [InlineData("app/a.rb", "stories.each do |story|\n  day = Time.find(story.day)\n  File.exists? story.path\nend\n", "")]
    [InlineData("app/a.php", "<?php\nuse App\\Models\\Contact;\nfunction a($all) {\n  foreach ($all as $key => $one) {\n    $c = Contact::find($one->contact_id);\n  }\n}\n", "5 query-in-loop High")]
    [InlineData("app/a.php", "<?php\nfunction a($all) {\n  foreach ($all as $one) {\n    $c = Carbon::create($one->at);\n    $one->render();\n  }\n}\n", "")]
    [InlineData("src/a.ts", "async function a(items) {\n  for (const item of items) {\n    await prisma.item.create({ data: item });\n  }\n}\n", "3 query-in-loop Medium")]
    [InlineData("src/a.ts", "async function a(items) {\n  for (const item of items) {\n    factory.create(item);\n    prices.update(item);\n  }\n}\n", "")]
    [InlineData("app/seed/a.ts", "async function a(items) {\n  for (const item of items) {\n    await prisma.item.create({ data: item });\n  }\n}\n", "3 query-in-loop Low")]
    [InlineData("src/a.c", "int a(const char *s) {\n  int n = 0;\n  for (size_t i = 0; i < strlen(s); i++) {\n    n += s[i];\n  }\n  return n;\n}\n", "3 length-in-condition Medium")]
    [InlineData("src/a.c", "void a(char *s) {\n  while (strlen(s) > 3) {\n    s = next(s);\n  }\n  size_t n = strlen(s);\n  for (size_t i = 0; i < n; i++) {\n    s[i] = 0;\n  }\n}\n", "")]
    [InlineData("src/A.java", "class A {\n  void a(List<Order> all) {\n    for (Order one : all) {\n      orderRepository.save(one);\n    }\n  }\n}\n", "4 query-in-loop Medium")]
    public void A_query_or_a_length_in_a_loop_is_seen(string path, string text, string found) =>
        Assert.Equal(found, Shown(PerformanceScan.Run([new ScanFile(path, text, IsTest: false)], CancellationToken.None)));

    [Theory]
    [InlineData("User.where(\"name = '#{params[:name]}'\")", "sql-injection Critical")]
    [InlineData("User.where(\"name = ?\", params[:name])", "")]
    [InlineData("User.where(\"#{type}_id\": nil)", "")]
    [InlineData("connection.execute(\"DELETE FROM #{quoted_table_name}\")", "")]
    [InlineData("system(\"convert #{params[:file]}\")", "command-injection Critical")]
    [InlineData("system(\"convert\", params[:file])", "")]
    [InlineData("redirect_to params[:next]", "open-redirect Medium")]
    [InlineData("redirect_to story_path(params[:id])", "")]
    [InlineData("Marshal.load(cookies[:cart])", "unsafe-deserialisation Critical")]
    [InlineData("copy = Marshal.load(Marshal.dump(cart))", "")]
    [InlineData("http.verify_mode = OpenSSL::SSL::VERIFY_NONE", "certificate-not-checked High")]
    [InlineData("http.verify_mode = OpenSSL::SSL::VERIFY_PEER", "")]
    [InlineData("user.update(params[:user].permit!)", "mass-assignment Medium")]
    [InlineData("user.update(params.require(:user).permit(:name))", "")]
    [InlineData("# system(\"convert #{params[:file]}\")", "")]
    public void What_shows_in_a_line_of_Ruby_is_seen(string line, string found) =>
        Assert.Equal(found.Length == 0 ? "" : $"1 {found}", Shown(SecurityScan.Run([new ScanFile("app/a.rb", line + "\n", IsTest: false)], CancellationToken.None)));

    [Theory]
    [InlineData("a.ts", "function a(request: Request) {\n  const url = new URL(request.url);\n  return url.pathname;\n}\n")]
    [InlineData("a.py", "from django.shortcuts import redirect\n\ndef a(request):\n    return redirect(\"book\", request.POST.get(\"id\"))\n")]
    [InlineData("A.java", "import java.io.ObjectInputStream;\nclass A {\n  private void readObject(ObjectInputStream in) throws IOException {\n    throw new InvalidObjectException(\"no\");\n  }\n}\n")]
    [InlineData("a.php", "<?php\nfunction rules() {\n  return ['password' => 'required|alpha_dash|string|max:255'];\n}\n")]
    [InlineData("a.ts", "export function getSessionCount(base: number) {\n  const variance = 0.8 + Math.random() * 0.4;\n  return base * variance;\n}\n")]
    [InlineData(".env.example", "EMAIL_HOST_PASSWORD=emailpassword123\n")]
    public void What_only_looks_like_a_fault_is_none(string path, string text) => Assert.Equal("", Shown(SecurityScan.Run([new ScanFile(path, text, IsTest: false)], CancellationToken.None)));

    private static string Shown(ScanReport report) => string.Join(", ", report.Findings.Select(finding => $"{finding.Line} {finding.Rule} {finding.Severity}"));
}
