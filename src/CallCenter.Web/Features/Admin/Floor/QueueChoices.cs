using CallCenter.Web.Ui.Kit;

namespace CallCenter.Web.Features.Admin.Floor;

/// <summary>What the sections of a queue's form choose from.</summary>
/// <param name="Prompts">Prompts of the shelf.</param>
/// <param name="Skills">Active skills of the catalogue.</param>
/// <param name="Agents">Active agents.</param>
/// <param name="OtherQueues">Active queues but this one.</param>
/// <param name="Reasons">Active not-ready reasons.</param>
public sealed record QueueChoices(
    IReadOnlyList<Choice<string>> Prompts,
    IReadOnlyList<Choice<string>> Skills,
    IReadOnlyList<Choice<string>> Agents,
    IReadOnlyList<Choice<string>> OtherQueues,
    IReadOnlyList<Choice<string>> Reasons)
{
    /// <summary>Nothing.</summary>
    public static QueueChoices None { get; } = new([], [], [], [], []);
}
