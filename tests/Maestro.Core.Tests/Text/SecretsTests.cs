using CsCheck;
using Maestro.Core.Text;

namespace Maestro.Core.Tests.Text;

public sealed class SecretsTests
{
    /// <summary>Shapes as the vendors describe them, filled with made-up characters.</summary>
    public static TheoryData<string, string> Keys { get; } = new()
    {
        { "OpenAI", "sk-proj-" + Filler(48) }, { "OpenAI, older", "sk-" + Filler(48) }, { "Anthropic", "sk-ant-api03-" + Filler(40) + "-AA" },
        { "OpenRouter", "sk-or-v1-" + Filler(64) }, { "Google API", "AIza" + Filler(35) }, { "Google OAuth", "ya29." + Filler(60) }, { "Hugging Face", "hf_" + Filler(34) },
        { "Groq", "gsk_" + Filler(52) }, { "xAI", "xai-" + Filler(80) }, { "Perplexity", "pplx-" + Filler(48) }, { "Cerebras", "csk-" + Filler(48) },
        { "Replicate", "r8_" + Filler(37) }, { "NVIDIA", "nvapi-" + Filler(60) }, { "Fireworks", "fw_" + Filler(24) }, { "GitHub", "ghp_" + Filler(36) },
        { "GitHub fine-grained", "github_pat_" + Filler(22) + "_" + Filler(59) }, { "GitLab", "glpat-" + Filler(20) }, { "AWS", "AKIA" + "IOSFODNN7EXAMPLE" },
        { "Slack", "xoxb-123456789012-" + Filler(24) }, { "Stripe", "sk_live_" + Filler(24) }, { "SendGrid", "SG." + Filler(22) + "." + Filler(43) },
        { "Twilio", "SK" + new string('0', 16) + "0123456789abcdef" }, { "npm", "npm_" + Filler(36) }, { "PyPI", "pypi-" + Filler(80) }, { "DigitalOcean", "dop_v1_" + Filler(64) },
        { "Shopify", "shpat_" + Filler(32) }, { "Telegram", "1234567890:AA" + Filler(33) }, { "Mailgun", "key-" + "0123456789abcdef0123456789abcdef" },
        { "JSON web token", "eyJ" + Filler(20) + ".eyJ" + Filler(40) + "." + Filler(43) },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_masked_wherever_it_stands(string vendor, string key)
    {
        foreach (var (before, after) in new[] { ("", ""), ("use ", " now"), ("\"api_key\":\"", "\"}"), ("Authorization: Bearer ", "\\n"), ("(", ")") })
        {
            var masked = Secrets.Mask(before + key + after);
            Assert.True(masked.Length == before.Length + key.Length + after.Length, vendor);
            Assert.StartsWith(before, masked, StringComparison.Ordinal);
            Assert.EndsWith(after, masked, StringComparison.Ordinal);
            Assert.DoesNotContain(key[^12..], masked, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("postgres://app:hunter2pass@db/shop", "postgres://app:***********@db/shop")]
    [InlineData("DB_PASSWORD=correcthorse next", "DB_PASSWORD=************ next")]
    [InlineData("Authorization: Bearer abcDEF123456", "Authorization: Bearer ************")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----ab-----END RSA PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----**-----END RSA PRIVATE KEY-----")]
    public void Of_what_names_its_secret_the_secret_alone_is_masked(string text, string expected) => Assert.Equal(expected, Secrets.Mask(text));

    [Theory]
    [InlineData("commit 3f48576c0ffee3f48576c0ffee3f48576c0ffee1")]
    [InlineData("s_01a2126298d675aca72a14d6c87667a2")]
    [InlineData("use sk-learn-compatible-estimators, task_management_of_12345678901234")]
    [InlineData("\"max_tokens\":4096, \"token_count\": 12, public string Token = token;")]
    [InlineData("https://example.com:8080/path and user@example.com")]
    public void What_only_looks_a_little_like_one_stays(string text) => Assert.Same(text, Secrets.Mask(text));

    [Fact]
    public void Any_text_keeps_its_length() => Gen.String.Sample(text => Assert.Equal(text.Length, Secrets.Mask(text).Length));

    private static string Filler(int length) => string.Concat(Enumerable.Range(0, length).Select(i => "aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW1xY"[i * 7 % 32]));
}
