using CsCheck;
using Maestro.Presentation.Code;
using Maestro.Presentation.Tests.Markdown;
using Maestro.Presentation.Text;
using Maestro.Testing;

namespace Maestro.Presentation.Tests.Code;

public sealed class DiffLinesTests
{
    [Fact]
    public void Each_file_is_shown_with_what_came_and_went() => Golden.Matches("Diff", Shown.Of(DiffLines.Of(
        """
        --- a/plain.txt	2026-01-01
        +++ b/plain.txt	2026-01-02
        @@ -1 +0,0 @@
        -gone
        diff --git a/src/Login.cs b/src/Login.cs
        index 111..222 100644
        --- a/src/Login.cs
        +++ b/src/Login.cs
        @@ -1,3 +1,3 @@ class Login
         same
        --- a line that began with two dashes
        +++ a line that begins with two plus signs
         a line that is longer than the screen is wide, so that it goes on below
        \ No newline at end of file
        diff --git a/new.txt b/new.txt
        new file mode 100644
        --- /dev/null
        +++ b/new.txt
        @@ -0,0 +1 @@
        +hello
        diff --git a/old.txt b/kept.txt
        similarity index 100%
        rename from old.txt
        rename to kept.txt
        """, 40)));

    [Fact]
    public void Any_text_is_shown_within_the_width() =>
        Gen.Select(Pick.From("--- a/x\n", "+++ b/x\n", "@@ -1,2 +1 @@\n", "+a\n", "-b\n", " c\n", "\u001b[1m", "漢字", "diff --git a/x b/x\n", "\t", "\n").Array[0, 30], Gen.Int[4, 60])
            .Sample((pieces, width) => DiffLines.Of(string.Concat(pieces), width).All(line => CellWidth.Of(line.Text) <= width && !line.Text.Any(char.IsControl)));
}
