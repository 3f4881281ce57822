namespace Crm.Domain.Dispatch;

/// <summary>What a decision needs beside the order: only what the command asks for is there.</summary>
public sealed record DispatchFacts(AssignmentFacts? Assignment = null, CompletionFacts? Completion = null)
{
    /// <summary>For commands that need nothing.</summary>
    public static DispatchFacts None { get; } = new();
}
