using Maestro.Agents.Evidence;

namespace Maestro.Agents.Tests.Evidence;

public sealed class LandmarksTests
{
    [Fact]
    public void What_tests_bring_along_is_no_landmark_of_the_project() => Assert.Equal(
        ["README.md", "Dockerfile", "db/migrations/0001_users.sql"],
        Landmarks.In(["Dockerfile", "README.md", "db/migrations/0001_users.sql", "tests/Samples/shop/Dockerfile", "tests/Samples/shop/db/migrations/0003_tags.sql"]));
}
