using Maestro.Core.Permissions;

namespace Maestro.Core.Tests.Permissions;

public sealed class AddressTests
{
    [Theory]
    [InlineData(ApprovalMode.Ask, "", false, Verdict.Ask)]
    [InlineData(ApprovalMode.Edits, "", false, Verdict.Ask)]
    [InlineData(ApprovalMode.ReadOnly, "", false, Verdict.Deny)]
    [InlineData(ApprovalMode.All, "", false, Verdict.Allow)]
    [InlineData(ApprovalMode.Ask, "WebFetch(domain:example.org)", false, Verdict.Allow)]
    [InlineData(ApprovalMode.Ask, "WebFetch(domain:ample.org)", false, Verdict.Ask)]
    [InlineData(ApprovalMode.Ask, "WebFetch", false, Verdict.Allow)]
    [InlineData(ApprovalMode.All, "", true, Verdict.Deny)]
    [InlineData(ApprovalMode.All, "WebFetch", true, Verdict.Deny)]
    [InlineData(ApprovalMode.Ask, "WebFetch(domain:example.org)", true, Verdict.Allow)]
    public void A_page_is_fetched_as_the_rules_for_its_host_say_and_the_own_network_only_by_name(ApprovalMode mode, string rule, bool isLocal, Verdict expected) => Assert.Equal(
        expected, Policies.Create(mode, allow: rule.Length > 0 ? [rule] : null).Decide(new Access(AccessKind.Fetch, "https://www.example.org/page") { IsLocal = isLocal }).Verdict);

    [Fact]
    public void Always_is_for_the_host() =>
        Assert.Equal("WebFetch(domain:www.example.org)", Policies.Create(ApprovalMode.Ask).Decide(new Access(AccessKind.Fetch, "https://www.example.org/page")).Remember);
}
