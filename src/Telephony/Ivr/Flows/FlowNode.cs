using System.Collections.Immutable;

namespace Telephony.Ivr.Flows;

/// <summary>One step of a flow. All kinds have one shape, so that a flow is plain data; <see cref="FlowOutcomes"/> says which outcomes a kind has,
/// <see cref="FlowCheck"/> which of the values it uses.</summary>
/// <param name="Id">Unique within the flow; 1 to 40 small letters, digits and dashes.</param>
/// <param name="Kind">What it does.</param>
public sealed record FlowNode(string Id, FlowNodeKind Kind)
{
    /// <summary>What is said, in order; at most <see cref="FlowLimits.Prompts"/>.</summary>
    public ImmutableArray<string> Prompts { get; init; } = [];

    /// <summary>Outcome to the id of the next node.</summary>
    public ImmutableSortedDictionary<string, string> Next { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How often a menu, a number or a choice of windows is asked for; 1 to <see cref="FlowLimits.Rounds"/>; default 3 (contact-center.md §2 "3 tries, then agent").</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Silence in seconds that counts as an answer; 2 to 30; default 8.</summary>
    public int SilenceSeconds { get; init; } = 8;

    /// <summary>Digits: the kind of number. Identify: <see cref="FlowNumber.Caller"/> looks the caller's own number up, anything else the keyed one.</summary>
    public FlowNumber Number { get; init; }

    /// <summary>Digits: the fewest keys; 1 to <see cref="FlowLimits.Keys"/>.</summary>
    public int Least { get; init; } = 1;

    /// <summary>Digits: the most keys; the last one needs no #.</summary>
    public int Most { get; init; } = FlowLimits.Keys;

    /// <summary>Digits: the prompt after the number was read back ("1 if right"), or null for no read-back.</summary>
    public string? ReadBack { get; init; }

    /// <summary>Queue, call-back, message: the queue's id.</summary>
    public string? Queue { get; init; }

    /// <summary>Queue: minutes of waiting that the caller is treated to; 0 to 60.</summary>
    public int PriorityMinutes { get; init; }

    /// <summary>Language: what is spoken from here on.</summary>
    public FlowLanguage Language { get; init; }

    /// <summary>The node with one more way out.</summary>
    /// <param name="outcome">A word of <see cref="FlowOutcomes"/>, or a key.</param>
    /// <param name="target">The id of the next node.</param>
    public FlowNode To(string outcome, string target) => this with { Next = Next.SetItem(outcome, target) };

    /// <summary>The node that says these prompts.</summary>
    /// <param name="prompts">Names of the prompt shelf, or spoken names of <see cref="Ivr.Prompts"/>.</param>
    public FlowNode Saying(params string[] prompts) => this with { Prompts = [.. prompts] };
}
