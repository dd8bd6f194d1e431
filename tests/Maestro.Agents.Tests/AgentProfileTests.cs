namespace Maestro.Agents.Tests;

public sealed class AgentProfileTests
{
    [Fact]
    public void A_profile_is_front_matter_and_a_prompt()
    {
        var profile = AgentProfile.Parse("---\r\nname: x\r\ndescription: does: things\r\ntools: a, b\r\ntemperature: 0\r\n---\r\nYou are x.\r\n---\r\nRule.\r\n");
        Assert.Equal(("x", "does: things", 0f, "You are x.\n---\nRule."), (profile.Name, profile.Description, profile.Temperature, profile.Prompt));
        Assert.Equal(["a", "b"], profile.Tools);
    }

    [Theory]
    [InlineData("You are x.")]
    [InlineData("---\nname: x\n---\n")]
    [InlineData("---\nname: x\ndescription: y\ntemperature: warm\n---\n")]
    [InlineData("---\nname: x\ndescription: y\ncolour: red\n---\n")]
    public void A_broken_profile_is_refused(string text) => Assert.Throws<ProfileException>(() => AgentProfile.Parse(text));
}
