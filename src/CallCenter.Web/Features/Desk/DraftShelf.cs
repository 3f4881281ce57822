using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Half-filled ticket forms, per agent and contact.</summary>
public sealed class DraftShelf
{
    /// <summary>Drafts kept: 500 agents with ten contacts each; the longest untouched goes first.</summary>
    public const int Limit = 5_000;

    /// <summary>Forms that one list of what was left offers: nobody left more behind in a shift, and older ones are found again when these are done.</summary>
    public const int ShownLeft = 5;

    /// <summary>An agent's form changed; the second value is who put it. Two pages of one agent show one form: what is written in one stands in the other at once.</summary>
    public event Action<AgentId, object?>? Changed;

    /// <summary>Number of drafts kept.</summary>
    public int Count => Forms.Count;

    /// <summary>The shelf itself. Whoever keeps it carries the forms over a restart; a practice room's nobody keeps.</summary>
    internal FormShelf<DeskDraft> Forms { get; } = new(Limit);

    /// <summary>The draft, or null.</summary>
    public DeskDraft? Find(AgentId agent, InteractionId interaction) => Forms.Find(Key(agent, interaction));

    /// <summary>The newest unsaved form of a contact, whoever filled it in: a colleague to whom the call goes on does not ask everything again.</summary>
    public DeskDraft? Newest(InteractionId interaction) =>
        Forms.All.Where(d => d.Key.About == interaction.Value && !d.Value.IsSaved).Select(d => d.Value).MaxBy(d => d.KeptAt);

    /// <summary>An agent's forms with words in them that became nothing, the newest first: the contact is over, or the process was restarted.</summary>
    /// <param name="agent">Whose.</param>
    /// <param name="since">Older ones are nobody's any more.</param>
    public IReadOnlyList<DeskDraft> LeftBy(AgentId agent, DateTimeOffset since) =>
        [.. Forms.All.Where(d => d.Key.Agent == agent.Value && d.Value.KeptAt >= since && d.Value.IsLeft).Select(d => d.Value).OrderByDescending(d => d.KeptAt).Take(ShownLeft)];

    /// <summary>Keeps the newest form.</summary>
    /// <param name="agent">Whose form.</param>
    /// <param name="draft">The form.</param>
    /// <param name="by">Who puts it, told to those who listen.</param>
    public void Put(AgentId agent, DeskDraft draft, object? by = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Forms.Put(agent.Value, draft);
        Changed?.Invoke(agent, by);
    }

    /// <summary>The contact is finished; its form is no longer needed.</summary>
    public void Drop(AgentId agent, InteractionId interaction) => Forms.Drop(Key(agent, interaction));

    private static DraftKey Key(AgentId agent, InteractionId interaction) => new(agent.Value, interaction.Value);
}
