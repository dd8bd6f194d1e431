using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Testing;

/// <summary>Results of devops and data as they are in life, for what shows them.</summary>
public static class ResultExamples
{
    public static DevopsResult Written { get; } = new(
        [
            new("Dockerfile", "docker", "created", "Python 3.12 (.python-version), starts uvicorn with `app.main:app`",
                "--- /dev/null\n+++ b/Dockerfile\n@@ -0,0 +1,4 @@\n+FROM python:3.12-slim\n+WORKDIR /app\n+COPY . .\n+USER app\n"),
            new(".github/workflows/ci.yml", "github", "created", "on main and on pull requests: `pytest` (requirements-dev.txt)",
                "--- /dev/null\n+++ b/.github/workflows/ci.yml\n@@ -0,0 +1,2 @@\n+name: ci\n+on: [push]\n"),
        ],
        [
            new("maestro", "Dockerfile", null, DevopsCheck.Passed, "nothing was found"), new("maestro", ".github/workflows/ci.yml", null, DevopsCheck.Passed, "nothing was found"),
            new("hadolint", "Dockerfile", null, DevopsCheck.NotRun, "hadolint is not on this machine"),
            new("actionlint", ".github/workflows/ci.yml", "actionlint '.github/workflows/ci.yml'", DevopsCheck.Failed,
                ".github/workflows/ci.yml:14:91: \"github.event.issue.title\" is potentially untrusted [expression]\n1\n2\n3\n4\n5\n6\n7"),
        ],
        [], "Written from the facts of this repository: Dockerfile, .github/workflows/ci.yml.\n- Python 3.12 (.python-version)\n- listens on 8000 (uvicorn, as started here)");

    public static DevopsResult Checked { get; } = new(
        [new("Dockerfile", "docker", "read", ""), new("compose.yaml", "compose", "read", "")],
        [new("maestro", "Dockerfile", null, DevopsCheck.Failed, "2 findings, 1 of them medium or worse"), new("docker", "compose.yaml", null, DevopsCheck.NotRun, "docker is here without its compose plugin")],
        [
            new("copy-source-missing", FindingSeverity.High, "Dockerfile", 9, "`settings/production.toml` is not in the build context", "", "Name a file that is in the build context.", 0.85, "static"),
            new("container-runs-as-root", FindingSeverity.Low, "Dockerfile", 3, "The image names no user, so its program runs as root", "", "Make a user in the image and name it with USER.", 0.75, "static"),
        ], "Looked at Dockerfile, compose.yaml.");

    public static DataResult Stored { get; } = new(
        [
            new("query-in-loop", FindingSeverity.High, "shop/report.py", 61, "`execute` is called once for each element of `orders`", "", "Ask once for all rows that are needed.", 0.75, "model"),
            new("foreign-key-without-index", FindingSeverity.Medium, "shop/models.py", 19, "purchases.customer_id refers to customers and no index begins with it", "", "Add an index that begins with the column.", 0.75, "static"),
        ],
        [new("SELECT id FROM customers WHERE email = ?", "shop/web.py", 41, ["customers"], "SEARCH customers USING INDEX email (email=?)", null)],
        [new("ALTER TABLE purchases DROP COLUMN note", null, "high: drops the column purchases.note", "versions/1a2b_discount.py", IsNew: false)],
        [
            new("customers", "shop/models.py", 7, "sqlalchemy", ["id", "email"], ["id"], [], ["unique email"], 12_400, null),
            new("purchases", "shop/models.py", 14, "sqlalchemy", ["id", "customer_id"], ["id"], ["customer_id -> customers"], [], null, null),
        ],
        [], "Found 2 tables, 1 query in code, 1 migration.");
}
