using Maestro.Core.Events;
using Maestro.Core.Results;

namespace Maestro.Agents.Tests.Data;

/// <summary>What there is in a database, read from the models and migrations of the frameworks that people use.</summary>
public sealed class DescribedDatabaseTests
{
    private const string DjangoFirst = """
        class Migration(migrations.Migration):
            operations = [
                migrations.CreateModel(
                    name="Book",
                    fields=[
                        ("id", models.AutoField(primary_key=True, serialize=False)),
                        ("title", shop.fields.TitleField(max_length=9, validators=[check(1, "a)")])),
                        ("owner", models.ForeignKey(on_delete=models.CASCADE, to=settings.AUTH_USER_MODEL)),
                        ("tags", models.ManyToManyField(to="shop.tag")),
                    ],
                ),
                migrations.CreateModel(name="Tag", fields=[("id", models.AutoField(primary_key=True)), ("gone", models.TextField())]),
            ]
        """;

    private const string DjangoSecond = """
        class Migration(migrations.Migration):
            operations = [
                migrations.RemoveField(model_name="tag", name="gone"),
                migrations.RenameField(model_name="book", old_name="owner", new_name="keeper"),
                migrations.AddField(model_name="tag", name="note", field=models.TextField(null=True)),
            ]
        """;

    private const string Laravel = """
        <?php
        return new class extends Migration {
            public function up(): void
            {
                Schema::create('order_lines', function (Blueprint $table) {
                    $table->id();
                    $table->foreignId('order_id')->constrained()->cascadeOnDelete();
                    $table->foreignIdFor(Category::class)->nullable();
                    $table->string('name', 80)->unique();
                    $table->decimal('price', 8, 2)->default(0);
                    $table->timestamps();
                });
                Schema::table('orders', function (Blueprint $table) {
                    $table->dropColumn('note');
                });
            }

            public function down(): void
            {
                Schema::dropIfExists('order_lines');
            }
        };
        """;

    private const string LaravelOrders = """
        <?php
        return new class extends Migration {
            public function up(): void
            {
                Schema::create('orders', function (Blueprint $table) {
                    $table->uuid('id')->primary();
                    $table->text('note')->nullable();
                });
            }
        };
        """;

    [Fact]
    public async Task Django_migrations_are_followed_one_after_the_other()
    {
        using var work = new Workplace(("shop/migrations/0001_initial.py", DjangoFirst), ("shop/migrations/0002_more.py", DjangoSecond), ("shop/models/book.py", "class Book(Sellable):\n    pass\n"));
        var result = ResultOf(await work.RunAsync("data", "describe the database"));
        Assert.Equal("tables", result.Asked);
        Assert.Equal(
            ["Book shop/models/book.py:1 [id AutoField not null|title TitleField not null|keeper_id ForeignKey not null] [keeper_id -> User|tags (many to many) -> Tag]", "Tag shop/migrations/0001_initial.py:12 [id AutoField not null|note TextField] []"],
            result.Tables.Select(Shown));
    }

    [Fact]
    public async Task Laravel_migrations_are_followed_too()
    {
        using var work = new Workplace(("database/migrations/2020_create_orders.php", LaravelOrders), ("database/migrations/2021_create_lines.php", Laravel));
        var result = ResultOf(await work.RunAsync("data", "quais tabelas existem no banco?"));
        Assert.Equal(
            [
                "orders database/migrations/2020_create_orders.php:5 [id uuid not null] []",
                "order_lines database/migrations/2021_create_lines.php:5 [id bigint not null|order_id bigint not null|category_id bigint|name string not null|price decimal not null|created_at timestamp|updated_at timestamp] "
                    + "[order_id -> orders|category_id -> categories]",
            ],
            result.Tables.Select(Shown));
    }

    [Fact]
    public async Task Entity_classes_are_read_where_no_snapshot_is()
    {
        using var work = new Workplace(
            ("Data/Context.cs", "public class Context : DbContext\n{\n    public DbSet<Item> Items => Set<Item>();\n    public DbSet<Basket> Baskets { get; set; }\n}\n"),
            ("Domain/Item.cs", "public class Item : Entity\n{\n    public string? Note { get; set; }\n    public int BasketId { get; set; }\n    public Basket Basket { get; set; } = null!;\n    public static int Most { get; } = 3;\n}\n"),
            ("Domain/Basket.cs", "public class Basket : Entity\n{\n    public Kind Kind { get; set; }\n    public List<Item> Items { get; } = [];\n}\npublic enum Kind { A }\n"), ("Domain/Entity.cs", "public abstract class Entity\n{\n    public Guid Id { get; set; }\n}\n"));
        Assert.Equal(
            ["Items Domain/Item.cs:1 [Note string|BasketId int not null|Id Guid not null] [BasketId -> Baskets]", "Baskets Domain/Basket.cs:1 [Kind Kind not null|Id Guid not null] []"],
            ResultOf(await work.RunAsync("data", "which tables does the database have?")).Tables.Select(Shown));
    }

    [Theory]
    [InlineData("what does migration 0002 do?", "- line 3: remove field \"tag\", \"gone\"\n- line 4: rename field \"book\", \"owner\", \"keeper\"\n- line 5: add field \"tag\", \"note\", TextField(null=True)\n")]
    [InlineData("explain the last migration", "Mind line 3: The migration drops the column tag.gone.")]
    [InlineData("o que faz a migração 0001?", "- line 3: create model \"Book\", with id, title, owner, tags\n")]
    public async Task One_migration_is_told_step_by_step(string request, string step)
    {
        using var work = new Workplace(("shop/migrations/0001_initial.py", DjangoFirst), ("shop/migrations/0002_more.py", DjangoSecond));
        var result = ResultOf(await work.RunAsync("data", request));
        Assert.Equal("migration", result.Asked);
        Assert.Contains(step, result.Summary, StringComparison.Ordinal);
        Assert.Single(result.Migrations);
    }

    [Fact]
    public async Task A_table_that_is_named_is_shown_alone()
    {
        using var work = new Workplace(("shop/migrations/0001_initial.py", DjangoFirst));
        Assert.Equal(["Book"], ResultOf(await work.RunAsync("data", "which columns does the books table have?")).Tables.Select(table => table.Name));
    }

    private static string Shown(DataTableFound table) => $"{table.Name} {table.File}:{table.Line} [{string.Join('|', table.Columns)}] [{string.Join('|', table.References)}]";

    private static DataResult ResultOf(List<AgentEvent> events) => Assert.IsType<DataResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}
