using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Data.Checks;

/// <summary>What is looked for in schemas, queries and migrations.</summary>
internal static class DataRules
{
    public static readonly Rule NoKey = new(
        "primary-key-missing", "schema", FindingSeverity.Medium, 0.85, "A row cannot be named, changed or replicated on its own, and doubles stay unseen.", "Give the table a primary key.");

    public static readonly Rule ForeignKey = new(
        "foreign-key-without-index", "schema", FindingSeverity.Medium, 0.75, "Each delete or change of the other table, and each join, reads this table from end to end.", "Add an index that begins with the column.");

    public static readonly Rule Filter = new(
        "filter-without-index", "query", FindingSeverity.Low, 0.6, "The query reads the whole table; that is felt when the table is large.", "Add an index that begins with the column, when the table will be large.");

    public static readonly Rule TypeMismatch = new(
        "key-type-mismatch", "schema", FindingSeverity.High, 0.85, "The reference is refused, or each comparison converts the value and passes the index by.", "Give both columns the same type.");

    public static readonly Rule Star = new(
        "select-star", "query", FindingSeverity.Low, 0.7, "Columns that are added later are sent too, and code that counts on their order breaks.", "Name the columns that are used.");

    public static readonly Rule NoWhere = new(
        "statement-without-where", "query", FindingSeverity.High, 0.8, "It changes every row of the table.", "Say which rows are meant.");

    public static readonly Rule Loses = new(
        "migration-loses-data", "migration", FindingSeverity.High, 0.8, "What stands there is gone, and the way back cannot bring it back. Programs of the version before still ask for it.",
        "First release a version that no longer uses it; keep a copy; then drop it.");

    public static readonly Rule NotNull = new(
        "migration-not-null-without-default", "migration", FindingSeverity.High, 0.85, "It fails as soon as the table has a row.", "Add it with a default, or nullable first, fill it, and then forbid null.");

    public static readonly Rule Locks = new(
        "migration-locks-table", "migration", FindingSeverity.Medium, 0.7, "Nobody can write to the table while the index is built.", "Use CREATE INDEX CONCURRENTLY outside of a transaction.");

    public static readonly Rule Renames = new(
        "migration-renames", "migration", FindingSeverity.Medium, 0.7, "Programs of the version before ask for the old name until all of them are replaced.", "Add the new one, write both, move the readers, and then drop the old one.");

    public static readonly Rule Rewrites = new(
        "migration-rewrites-table", "migration", FindingSeverity.Medium, 0.65, "The whole table is written anew under a lock, and values may not fit.", "Add a new column, fill it in parts, and switch.");

    public static readonly Rule NoDown = new("migration-without-way-back", "migration", FindingSeverity.Low, 0.75, "It cannot be taken back when the release fails.", "Write the way down, or say why there is none.");
}
