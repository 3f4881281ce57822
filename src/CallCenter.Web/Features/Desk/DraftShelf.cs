using System.Collections.Concurrent;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Half-filled ticket forms, kept on the server per agent and contact: a reload, a lost circuit or another browser finds them again, and by <see cref="DraftKeeper"/> so does a restart.</summary>
public sealed class DraftShelf
{
    /// <summary>Drafts kept: 500 agents with ten contacts each; the longest untouched goes first.</summary>
    public const int Limit = 5_000;

    /// <summary>Forms that one list of what was left offers: nobody left more behind in a shift, and older ones are found again when these are done.</summary>
    public const int ShownLeft = 5;

    private readonly ConcurrentDictionary<(AgentId Agent, InteractionId Interaction), DeskDraft> _drafts = new();

    /// <summary>An agent's form changed; the second value is who put it. Two pages of one agent show one form: what is written in one stands in the other at once.</summary>
    public event Action<AgentId, object?>? Changed;

    /// <summary>A form was kept or is no longer needed. Raised where it happens; return at once.</summary>
    internal event Action<AgentId, InteractionId>? Touched;

    /// <summary>Number of drafts kept.</summary>
    public int Count => _drafts.Count;

    /// <summary>The draft, or null.</summary>
    public DeskDraft? Find(AgentId agent, InteractionId interaction) => _drafts.GetValueOrDefault((agent, interaction));

    /// <summary>The newest unsaved form of a contact, whoever filled it in: a colleague to whom the call goes on does not ask everything again.</summary>
    public DeskDraft? Newest(InteractionId interaction) =>
        _drafts.Where(d => d.Key.Interaction == interaction && !d.Value.IsSaved).Select(d => d.Value).MaxBy(d => d.KeptAt);

    /// <summary>An agent's forms with words in them that became nothing, the newest first: the contact is over, or the process was restarted.</summary>
    /// <param name="agent">Whose.</param>
    /// <param name="since">Older ones are nobody's any more.</param>
    public IReadOnlyList<DeskDraft> LeftBy(AgentId agent, DateTimeOffset since) =>
        [.. _drafts.Where(d => d.Key.Agent == agent && d.Value.KeptAt >= since && d.Value.IsLeft).Select(d => d.Value).OrderByDescending(d => d.KeptAt).Take(ShownLeft)];

    /// <summary>Keeps the newest form.</summary>
    /// <param name="agent">Whose form.</param>
    /// <param name="draft">The form.</param>
    /// <param name="by">Who puts it, told to those who listen.</param>
    public void Put(AgentId agent, DeskDraft draft, object? by = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _drafts[(agent, draft.Interaction)] = draft;
        Touched?.Invoke(agent, draft.Interaction);
        while (_drafts.Count > Limit)
        {
            var oldest = _drafts.MinBy(d => d.Value.KeptAt).Key;
            _drafts.TryRemove(oldest, out _);
            Touched?.Invoke(oldest.Agent, oldest.Interaction);
        }

        Changed?.Invoke(agent, by);
    }

    /// <summary>The contact is finished; its form is no longer needed.</summary>
    public void Drop(AgentId agent, InteractionId interaction)
    {
        if (_drafts.TryRemove((agent, interaction), out _))
            Touched?.Invoke(agent, interaction);
    }

    /// <summary>Takes back what an earlier process kept; what this one has already is newer.</summary>
    internal void Restore(AgentId agent, DeskDraft draft)
    {
        if (_drafts.Count < Limit)
            _drafts.TryAdd((agent, draft.Interaction), draft);
    }
}
