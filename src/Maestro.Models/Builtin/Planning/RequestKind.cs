namespace Maestro.Models.Builtin.Planning;

/// <summary>What sort of change a request asks for; decides which actions a plan is made of.</summary>
internal enum RequestKind
{
    Feature,
    BugFix,
    Refactoring,
    Performance,
    Upgrade,
    DataMigration,
    Documentation,
    Tests,
    Delivery,
}
