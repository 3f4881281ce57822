using System.Collections.Concurrent;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Switchboard;
using Crm.Domain.Training;
using Persistence;
using Persistence.Queries;
using Persistence.Scripts;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Training;

/// <summary>Who practises now. A trainee is signed out of the real floor: routing has nothing to offer him and no figure counts him. Whoever signs him in there, from
/// wherever, ends his training. Rooms live in memory alone and end by themselves.</summary>
internal sealed class PracticeRooms : IDisposable
{
    /// <summary>Trainees at once: a class of two hundred.</summary>
    public const int Most = 200;

    /// <summary>The longest exercise; a forgotten one ends then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>No more trainees now.</summary>
    public const string TooMany = "TooManyPractise";

    /// <summary>Signing in elsewhere is seen within this.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<AgentId, PracticeRoom> _rooms = new();
    private readonly ISwitchboard _real;
    private readonly CatalogueQuery _catalogue;
    private readonly SaveDraft _rules;
    private readonly ScriptStore _scripts;
    private readonly TimeProvider _clock;
    private readonly IDisposable _floor;

    public PracticeRooms(ISwitchboard real, CatalogueQuery catalogue, SaveDraft rules, ScriptStore scripts, TimeProvider clock)
    {
        (_real, _catalogue, _rules, _scripts, _clock) = (real, catalogue, rules, scripts, clock);
        _floor = real.Subscribe(Look, EndOfThoseSignedIn);
    }

    /// <summary>Somebody began or ended. Raised on any thread.</summary>
    public event Action<AgentId>? Changed;

    /// <summary>How many practise.</summary>
    public int Count => _rooms.Count;

    /// <summary>The trainee's room, or null: he does not practise.</summary>
    public PracticeRoom? Find(AgentId agent) => _rooms.GetValueOrDefault(agent);

    /// <summary>Begins an exercise, in place of a running one. The trainee leaves the real floor first; who has a call there may not.</summary>
    public async Task<CommandResult> StartAsync(AgentId agent, PracticeExercise exercise, CancellationToken ct)
    {
        if (!_rooms.ContainsKey(agent) && _rooms.Count >= Most)
            return new CommandResult.Refused(Refusal.Of(TooMany));
        var catalogue = await _catalogue.GetAsync(ct);
        var scripts = await _scripts.BookAsync(SiteZone.DayOf(_clock.GetUtcNow()), ct);
        if (StateOf(agent) is { } state)
        {
            if (state.Interaction is not null || state.Monitoring is not null)
                return new CommandResult.Refused(Refusal.Of(Rules.AgentIsOnACall));
            if (state.Presence != Presence.SignedOut && await _real.AskAsync(new Input.SetPresence(agent, Presence.SignedOut, null, null, agent.Value), ct) is CommandResult.Refused refused)
                return refused;
            // A call that came in between has the agent: he takes it, and practises later.
            if (StateOf(agent) is { Presence: not Presence.SignedOut })
                return new CommandResult.Refused(Refusal.Of(Rules.AgentIsOnACall));
        }

        var plan = _real.Snapshot.State.Plan.Agents.GetValueOrDefault(agent) ?? new AgentPlan(agent, agent.Value, "");
        var room = new PracticeRoom(plan, exercise, catalogue, _rules, scripts, _clock, Longest, old => End(old));
        PracticeRoom? before = null;
        _rooms.AddOrUpdate(agent, room, (_, old) =>
        {
            before = old;
            return room;
        });
        before?.Dispose();
        // Somebody signed him in while the room was not there to be seen: the real floor goes first.
        if (StateOf(agent) is { Presence: not Presence.SignedOut })
        {
            End(room);
            return new CommandResult.Refused(Refusal.Of(Rules.AgentIsOnACall));
        }

        Changed?.Invoke(agent);
        room.Begin();
        return CommandResult.Accepted.Instance;
    }

    /// <summary>Ends the trainee's exercise; nothing of it is left.</summary>
    public void End(AgentId agent)
    {
        if (Find(agent) is { } room)
            End(room);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _floor.Dispose();
        foreach (var room in _rooms.Values)
            room.Dispose();
        _rooms.Clear();
    }

    private AgentState? StateOf(AgentId agent) => _real.Snapshot.State.Agents.GetValueOrDefault(agent);

    private void End(PracticeRoom room)
    {
        // Only the room that was meant: its timer may fire when the next exercise runs already.
        if (!_rooms.TryRemove(KeyValuePair.Create(room.Agent, room)))
            return;
        room.Dispose();
        Changed?.Invoke(room.Agent);
    }

    private void EndOfThoseSignedIn(FloorSnapshot snapshot)
    {
        foreach (var (agent, room) in _rooms)
        {
            if (snapshot.State.Agents.GetValueOrDefault(agent) is { Presence: not Presence.SignedOut })
                End(room);
        }
    }
}
