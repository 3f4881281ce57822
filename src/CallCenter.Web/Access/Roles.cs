namespace CallCenter.Web.Access;

/// <summary>The roles of docs/contract.md §6; each is a set of rights (<see cref="RoleRights"/>).</summary>
public static class Roles
{
    public const string Agent = "agent";
    public const string CallbackAgent = "callback";
    public const string Supervisor = "supervisor";
    public const string QualityReviewer = "qa";
    public const string Dispatcher = "dispatcher";
    public const string PartsClerk = "parts";
    public const string ClaimsAuditor = "auditor";
    public const string Manager = "manager";
    public const string Administrator = "admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Agent, CallbackAgent, Supervisor, QualityReviewer, Dispatcher, PartsClerk, ClaimsAuditor, Manager, Administrator];
}
