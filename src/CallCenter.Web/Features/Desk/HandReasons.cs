namespace CallCenter.Web.Features.Desk;

/// <summary>Why an agent asks for a supervisor: few words, so that the hand is up in two keys.</summary>
internal static class HandReasons
{
    /// <summary>Offered in the menu, in this order.</summary>
    public static IReadOnlyList<string> All { get; } = ["question", "complaint", "safety", "authority", "technical"];
}
