using System.Collections.Concurrent;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Half-filled ticket forms, kept on the server per agent and contact: a reload, a lost circuit or another browser finds them again.</summary>
public sealed class DraftShelf
{
    /// <summary>Drafts kept: 500 agents with ten contacts each; the longest untouched goes first.</summary>
    public const int Limit = 5_000;

    private readonly ConcurrentDictionary<(AgentId Agent, InteractionId Interaction), DeskDraft> _drafts = new();

    /// <summary>An agent's form changed; the second value is who put it. Two pages of one agent show one form: what is written in one stands in the other at once.</summary>
    public event Action<AgentId, object?>? Changed;

    /// <summary>Number of drafts kept.</summary>
    public int Count => _drafts.Count;

    /// <summary>The draft, or null.</summary>
    public DeskDraft? Find(AgentId agent, InteractionId interaction) => _drafts.GetValueOrDefault((agent, interaction));

    /// <summary>The newest unsaved form of a contact, whoever filled it in: a colleague to whom the call goes on does not ask everything again.</summary>
    public DeskDraft? Newest(InteractionId interaction) =>
        _drafts.Where(d => d.Key.Interaction == interaction && !d.Value.IsSaved).Select(d => d.Value).MaxBy(d => d.KeptAt);

    /// <summary>Keeps the newest form.</summary>
    /// <param name="agent">Whose form.</param>
    /// <param name="draft">The form.</param>
    /// <param name="by">Who puts it, told to those who listen.</param>
    public void Put(AgentId agent, DeskDraft draft, object? by = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _drafts[(agent, draft.Interaction)] = draft;
        while (_drafts.Count > Limit)
            _drafts.TryRemove(_drafts.MinBy(d => d.Value.KeptAt).Key, out _);
        Changed?.Invoke(agent, by);
    }

    /// <summary>The contact is finished; its form is no longer needed.</summary>
    public void Drop(AgentId agent, InteractionId interaction) => _drafts.TryRemove((agent, interaction), out _);
}
