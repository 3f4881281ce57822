using CallCenter.Web.Access;
using Persistence.Users;

namespace CallCenter.Web.Features.SignIn;

/// <summary>The demo sign-ins that the page offers, and only in demo mode (docs/contract.md §6).</summary>
internal static class DemoPeople
{
    /// <summary>One of each role, and enough agents for two desks side by side.</summary>
    public static IReadOnlyList<(string Name, string Role)> Offered { get; } =
    [
        ("agent1", Roles.Agent), ("agent2", Roles.Agent), ("agent3", Roles.Agent), ("callback1", Roles.Callback),
        ("supervisor1", Roles.Supervisor), ("qa1", Roles.Reviewer), ("dispatcher1", Roles.Dispatcher), ("parts1", Roles.Parts),
        ("auditor1", Roles.Auditor), ("manager1", Roles.Manager), ("admin", Roles.Administrator),
    ];

    /// <summary>The password of a demo person.</summary>
    public static string PasswordOf(string name) => "demo-" + name;

    /// <summary>Whether this process shows demo people: <c>Demo:Enabled</c>, by default only in Development.</summary>
    public static bool Enabled(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue("Demo:Enabled", environment.IsDevelopment());
}
