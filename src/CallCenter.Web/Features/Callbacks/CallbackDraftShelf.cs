using System.Collections.Concurrent;
using Crm.Domain.Callbacks;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>Half-filled call-back forms, kept on the server per agent and task: a reload, a lost circuit or another browser finds them again.</summary>
internal sealed class CallbackDraftShelf
{
    /// <summary>Drafts kept: a hundred agents with ten forms each; the longest untouched goes first.</summary>
    public const int Limit = 1_000;

    private readonly ConcurrentDictionary<(string Agent, CallbackId Task), CallbackDraft> _drafts = new();

    /// <summary>The draft, or an empty one.</summary>
    public CallbackDraft Find(string agent, CallbackId task) => _drafts.GetValueOrDefault((agent, task)) ?? new CallbackDraft { Task = task };

    /// <summary>Keeps the newest form.</summary>
    public void Put(string agent, CallbackDraft draft)
    {
        _drafts[(agent, draft.Task)] = draft;
        while (_drafts.Count > Limit)
            _drafts.TryRemove(_drafts.MinBy(d => d.Value.KeptAt).Key, out _);
    }

    /// <summary>The attempt is recorded.</summary>
    public void Drop(string agent, CallbackId task) => _drafts.TryRemove((agent, task), out _);
}
