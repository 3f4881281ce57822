namespace Persistence.Users;

/// <summary>Names of the roles; rights hang on them in the web project.</summary>
public static class Roles
{
    public const string Agent = "agent";
    public const string Callback = "callback";
    public const string Supervisor = "supervisor";
    public const string Reviewer = "qa";
    public const string Dispatcher = "dispatcher";
    public const string Parts = "parts";
    public const string Auditor = "auditor";
    public const string Manager = "manager";
    public const string Administrator = "admin";

    public static IReadOnlyList<string> All { get; } = [Agent, Callback, Supervisor, Reviewer, Dispatcher, Parts, Auditor, Manager, Administrator];
}
