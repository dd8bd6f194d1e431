using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A server that the program needs beside it, known by a package that it depends on.</summary>
/// <param name="Package">The dependency that tells it, with its manifest.</param>
/// <param name="Environment">What the image of the server is given.</param>
public sealed record NeededServer(
    string Name, string Image, int Port, string Data, string Package, IReadOnlyList<(string Name, string Value)> Environment, IReadOnlyList<string> Check, string Url)
{
    private static readonly (string Service, string[] Packages)[] Known =
    [
        ("postgres", ["npgsql", "pg", "psycopg", "asyncpg", "github.com/lib/pq", "github.com/jackc/pgx", "gorm.io/driver/postgres", "org.postgresql:postgresql", "postgresql", "postgres", "tokio-postgres"]),
        ("mysql", ["mysql2", "mysql", "mysqlclient", "pymysql", "mysqlconnector", "pomelo.entityframeworkcore.mysql", "github.com/go-sql-driver/mysql", "mysql-connector-j"]),
        ("mongo", ["mongodb", "mongoose", "pymongo", "motor", "mongodb.driver", "go.mongodb.org/mongo-driver"]),
        ("redis", ["redis", "ioredis", "stackexchange.redis", "github.com/redis/go-redis", "github.com/go-redis/redis", "spring-boot-starter-data-redis"]),
    ];

    public static IReadOnlyList<NeededServer> Of(ProjectFacts facts)
    {
        var found = new List<NeededServer>();
        foreach (var (service, packages) in Known)
            foreach (var manifest in facts.Manifests.Where(manifest => !manifest.Path.Contains("test", StringComparison.OrdinalIgnoreCase)))
                if (manifest.Dependencies.FirstOrDefault(name => Array.Exists(packages, package => IsPackage(name, package))) is { } told)
                {
                    found.Add(Make(service, $"{told} in {manifest.Path}"));
                    break;
                }

        return found;
    }

    private static bool IsPackage(string name, string package) =>
        name.Equals(package, StringComparison.OrdinalIgnoreCase) || name.StartsWith($"{package}/", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith($"{package}.", StringComparison.OrdinalIgnoreCase)
        || (package is "psycopg" && name.StartsWith(package, StringComparison.OrdinalIgnoreCase));

    private static NeededServer Make(string name, string package) => name switch
    {
        "postgres" => new(name, "postgres:17", 5432, "/var/lib/postgresql/data", package, [("POSTGRES_DB", "app"), ("POSTGRES_USER", "app"), ("POSTGRES_PASSWORD", "${POSTGRES_PASSWORD:?set it in .env}")],
            ["CMD-SHELL", "pg_isready -U app -d app"], "postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app"),
        "mysql" => new(name, "mysql:8.4", 3306, "/var/lib/mysql", package, [("MYSQL_DATABASE", "app"), ("MYSQL_USER", "app"), ("MYSQL_PASSWORD", "${MYSQL_PASSWORD:?set it in .env}"), ("MYSQL_RANDOM_ROOT_PASSWORD", "yes")],
            ["CMD", "mysqladmin", "ping", "-h", "127.0.0.1"], "mysql://app:${MYSQL_PASSWORD}@mysql:3306/app"),
        "mongo" => new(name, "mongo:8", 27017, "/data/db", package, [], ["CMD", "mongosh", "--quiet", "--eval", "db.runCommand('ping').ok"], "mongodb://mongo:27017/app"),
        _ => new(name, "redis:7-alpine", 6379, "/data", package, [], ["CMD", "redis-cli", "ping"], "redis://redis:6379"),
    };
}
