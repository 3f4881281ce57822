using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Features.Training;
using CallCenter.Web.Switchboard;
using Crm.Domain.Training;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Desk;

/// <summary>One agent's desk within one circuit: the newest view, pop and draft, and the commands. Pages render it; the truth stays on the floor,
/// so a second page or a reload sees the same.</summary>
internal sealed class DeskSession : IDisposable
{
    /// <summary>The desk redraws at most ten times a second; a ring is seen at once.</summary>
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);

    /// <summary>The least time between hanging up and ending the after-call work.</summary>
    private static readonly TimeSpan EndPause = TimeSpan.FromSeconds(1);

    private readonly (ISwitchboard Switchboard, IScreenPops Pops, DraftShelf Drafts) _home;
    private readonly PracticeRooms? _rooms;
    private readonly TimeProvider _clock;
    private ISwitchboard _switchboard;
    private IScreenPops _pops;
    private DraftShelf _drafts;
    private IDisposable? _floor;
    private IDisposable? _popped;
    private readonly Lock _gate = new();
    private long _seq;
    private DeskView? _view;
    private DateTimeOffset? _hungUpAt;
    private bool _isGone;
    private CallerPop? _left;

    /// <summary>Opens nothing yet; <see cref="OpenAsync"/> does.</summary>
    /// <param name="switchboard">The real floor.</param>
    /// <param name="pops">Who calls there.</param>
    /// <param name="drafts">Forms of the real floor.</param>
    /// <param name="clock">By which the desk counts.</param>
    /// <param name="rooms">Who practises; null where nobody can.</param>
    public DeskSession(ISwitchboard switchboard, IScreenPops pops, DraftShelf drafts, TimeProvider clock, PracticeRooms? rooms = null)
    {
        _home = (switchboard, pops, drafts);
        (_switchboard, _pops, _drafts) = _home;
        _clock = clock;
        _rooms = rooms;
    }

    /// <summary>Something to redraw. Raised on pool threads.</summary>
    public event Action? Changed;

    /// <summary>Whether <see cref="OpenAsync"/> ran.</summary>
    public bool IsOpen => _view is not null;

    /// <summary>The agent's part of the floor.</summary>
    public DeskView View => _view ?? throw new InvalidOperationException("The desk is not open yet.");

    /// <summary>Who is calling, or who called for the form that was taken up again; null while there is neither.</summary>
    public CallerPop? Pop { get; private set; }

    /// <summary>A form of an ended contact was taken up again, and no contact is at hand.</summary>
    public bool FillsLeft => _left is not null && IsOpen && View.Interaction is null;

    /// <summary>Forms that became nothing, the newest first.</summary>
    public IReadOnlyList<DeskDraft> LeftForms => IsOpen ? _drafts.LeftBy(View.Agent, Now - Persistence.Drafts.DeskDraftStore.Kept) : [];

    /// <summary>The browser phone.</summary>
    public PhoneState Phone { get; private set; } = PhoneState.Off;

    /// <summary>The exercise that this desk shows in place of the real floor, or null.</summary>
    public PracticeRoom? Practice { get; private set; }

    /// <summary>Since when this page has seen the recording paused, or null.</summary>
    public DateTimeOffset? PausedSince { get; private set; }

    /// <summary>Why the last command was not carried out, until the next one.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>Opening the desk signed the agent in; else he was there already (another page, a reload).</summary>
    public bool SignedInNow { get; private set; }

    /// <summary>The time by which the floor counts.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The form of the present contact, or null.</summary>
    public DeskDraft? Draft => IsOpen && (View.Interaction ?? _left?.Interaction) is { } id ? _drafts.Find(View.Agent, id) : null;

    /// <summary>Takes the desk: subscribes to the floor; an agent who is not signed in to it becomes not ready. Signing in never makes ready.</summary>
    public async ValueTask OpenAsync(AgentId agent, CancellationToken ct)
    {
        if (IsOpen)
            return;
        if (_rooms is not null)
            _rooms.Changed += RoomChanged;
        Listen(agent);
        if (Practice is null)
            await SignInAsync(ct);
    }

    /// <summary>Begins an exercise; the desk shows it from then on, and the agent is signed out of the real floor.</summary>
    public async ValueTask<bool> PractiseAsync(PracticeExercise exercise, CancellationToken ct)
    {
        if (_rooms is null)
            return false;
        Refused = await _rooms.StartAsync(View.Agent, exercise, ct) is CommandResult.Refused refused ? refused.Reason : null;
        Changed?.Invoke();
        return Refused is null;
    }

    /// <summary>Ends the training: back to the real floor, not ready.</summary>
    public async ValueTask EndPracticeAsync(CancellationToken ct)
    {
        _rooms?.End(View.Agent);
        await SignInAsync(ct);
        Changed?.Invoke();
    }

    /// <summary>Puts a command to the exchange; a refusal is kept for the page to show.</summary>
    public async ValueTask<bool> AskAsync(Input command, CancellationToken ct)
    {
        var floor = _switchboard;
        var answer = await floor.AskAsync(command, ct);
        Refused = answer is CommandResult.Refused refused ? refused.Reason : null;
        Take(floor, floor.Snapshot, View.Agent);
        Changed?.Invoke();
        return Refused is null;
    }

    /// <summary>Another state or device.</summary>
    public ValueTask<bool> ChooseAsync(PresenceChoice choice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return AskAsync(new Input.SetPresence(View.Agent, choice.Target, choice.Reason, choice.Device, View.Agent.Value), ct);
    }

    /// <summary>Answers the offered call.</summary>
    public async ValueTask<bool> AnswerAsync(CancellationToken ct)
    {
        if (!await WithCallAsync(id => new Input.Answer(View.Agent, id), ct))
            return false;
        // A customer who comes back brings his form back.
        if (Draft is { HandedTo: not null } given)
            Keep(DraftHandOver.Take(_drafts.Newest(given.Interaction) ?? given));
        return true;
    }

    /// <summary>Turns the offered call away.</summary>
    public ValueTask<bool> RejectAsync(CancellationToken ct) => WithCallAsync(id => new Input.Reject(View.Agent, id), ct);

    /// <summary>Ends the call.</summary>
    public ValueTask<bool> HangUpAsync(CancellationToken ct)
    {
        _hungUpAt = Now;
        return WithCallAsync(id => new Input.HangUp(View.Agent, id, View.Agent.Value), ct);
    }

    /// <summary>Holds a talk, resumes a held one.</summary>
    public ValueTask<bool> HoldOrResumeAsync(CancellationToken ct) =>
        WithCallAsync(id => View.Call?.Phase == CallPhase.Held ? new Input.Resume(View.Agent, id) : new Input.Hold(View.Agent, id), ct);

    /// <summary>Lets go of the customer in favour of the target; the form goes with him.</summary>
    /// <param name="target">Who.</param>
    /// <param name="name">How the target is called on the form that stays behind.</param>
    /// <param name="ct">Gives up waiting for the answer, not the transfer.</param>
    public async ValueTask<bool> TransferAsync(TransferTarget target, string name, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        return View.Interaction is { } id && await AskAsync(new Input.BlindTransfer(View.Agent, id, target, View.Agent.Value), ct) && Gave(id, name);
    }

    /// <summary>Holds the customer and rings the target.</summary>
    public ValueTask<bool> ConsultAsync(TransferTarget target, CancellationToken ct) => WithCallAsync(id => new Input.Consult(View.Agent, id, target), ct);

    /// <summary>The customer goes to the consulted party; the form goes with him.</summary>
    public async ValueTask<bool> CompleteTransferAsync(CancellationToken ct)
    {
        if (View is not { Interaction: { } id, Call.Consult: { } consult })
            return false;
        return await AskAsync(new Input.CompleteTransfer(View.Agent, id), ct) && Gave(id, consult.Who ?? consult.Number);
    }

    /// <summary>Back to the customer.</summary>
    public ValueTask<bool> CancelConsultAsync(CancellationToken ct) => WithCallAsync(id => new Input.CancelConsult(View.Agent, id), ct);

    /// <summary>From the customer to the consulted party, or back; the other one hears music.</summary>
    public ValueTask<bool> ToggleConsultAsync(CancellationToken ct) => WithCallAsync(id => new Input.ToggleConsult(View.Agent, id), ct);

    /// <summary>All three hear each other.</summary>
    public ValueTask<bool> ConferenceAsync(CancellationToken ct) => WithCallAsync(id => new Input.Conference(View.Agent, id), ct);

    /// <summary>Pauses the recording, or lets it go on.</summary>
    public ValueTask<bool> PauseOrResumeRecordingAsync(CancellationToken ct) =>
        WithCallAsync(id => View.Call is { RecordingPaused: true } ? new Input.ResumeRecording(View.Agent, id) : new Input.PauseRecording(View.Agent, id), ct);

    /// <summary>What the caller speaks: announcements and his next call go on in it.</summary>
    public ValueTask<bool> ChooseLanguageAsync(FlowLanguage language, CancellationToken ct) => WithCallAsync(id => new Input.ChooseLanguage(View.Agent, id, language), ct);

    /// <summary>Ends after-call work. Not within a second of the hang-up: the end key means both, and a bounce must not skip the work.</summary>
    public async ValueTask<bool> FinishWrapUpAsync(CancellationToken ct)
    {
        if (_hungUpAt is { } hungUp && Now - hungUp < EndPause)
            return false;
        var interaction = View.Interaction;
        if (!await AskAsync(new Input.FinishWrapUp(View.Agent), ct))
            return false;
        if (interaction is { } id)
            _drafts.Drop(View.Agent, id);
        return true;
    }

    /// <summary>More time for the after-call work.</summary>
    public ValueTask<bool> ExtendWrapUpAsync(CancellationToken ct) => AskAsync(new Input.ExtendWrapUp(View.Agent), ct);

    /// <summary>After-call work for this call, or not after all.</summary>
    public ValueTask<bool> AskForWrapUpAsync(CancellationToken ct) => AskAsync(new Input.AskForWrapUp(View.Agent, !View.WantsWrapUp), ct);

    /// <summary>Raises the hand for a supervisor; without a reason it is taken down.</summary>
    public ValueTask<bool> HandAsync(string? reason, CancellationToken ct) =>
        AskAsync(reason is null ? new Input.LowerHand(View.Agent, View.Agent.Value) : new Input.RaiseHand(View.Agent, reason), ct);

    /// <summary>Ticket and outcome of the present contact are there: after-call work that waits for nothing else may end by itself. Told only while it is so.</summary>
    public ValueTask<bool> CompleteAsync(CancellationToken ct) =>
        View.Interaction is not null && Draft is { IsSaved: true } draft && Dispositions.Derive(draft) != Dispositions.None
            ? AskAsync(new Input.ContactCompleted(draft.Interaction), ct)
            : ValueTask.FromResult(false);

    /// <summary>Parks the customer; the form stays with him, whoever picks him up.</summary>
    public async ValueTask<bool> ParkAsync(string place, CancellationToken ct) =>
        View.Interaction is { } id && await AskAsync(new Input.Park(View.Agent, id), ct) && Gave(id, place);

    /// <summary>Takes a parked customer.</summary>
    public async ValueTask<bool> PickUpParkedAsync(InteractionId call, CancellationToken ct)
    {
        if (!await AskAsync(new Input.PickUpParked(View.Agent, call), ct))
            return false;
        if (_drafts.Newest(call) is { } left)
            Keep(DraftHandOver.Take(left));
        return true;
    }

    /// <summary>A customer was just created: looks the caller up once more.</summary>
    public void LookAgain(InteractionId interaction) => _pops.LookAgain(interaction);

    /// <summary>Takes up a form that was left; a contact that comes goes first, and the form is there again after it.</summary>
    public void GoOn(CallerPop caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        lock (_gate)
        {
            _left = caller;
            if (View.Interaction is null)
                Pop = caller;
        }

        Changed?.Invoke();
    }

    /// <summary>Closes the form that was taken up again; an unsaved one stays among those that were left.</summary>
    public void CloseLeft()
    {
        lock (_gate)
        {
            if (_left is { } left && _drafts.Find(View.Agent, left.Interaction) is { IsSaved: true })
                _drafts.Drop(View.Agent, left.Interaction);
            _left = null;
            if (View.Interaction is null)
                Pop = null;
        }

        Changed?.Invoke();
    }

    /// <summary>A form that was left is not needed; the result puts it back.</summary>
    public Action DropLeft(DeskDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _drafts.Drop(View.Agent, draft.Interaction);
        Changed?.Invoke();
        return () =>
        {
            _drafts.Put(View.Agent, draft, this);
            Changed?.Invoke();
        };
    }

    /// <summary>Keeps the form.</summary>
    public void Keep(DeskDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        _drafts.Put(View.Agent, draft with { KeptAt = Now }, this);
        Changed?.Invoke();
    }

    /// <summary>The script reports the browser phone.</summary>
    public void Report(PhoneState phone)
    {
        Phone = phone;
        Changed?.Invoke();
    }

    /// <summary>The browser painted the pop.</summary>
    public void Shown(InteractionId interaction) => _pops.Shown(interaction);

    /// <summary>The refusal was read.</summary>
    public void Dismiss()
    {
        Refused = null;
        Changed?.Invoke();
    }

    /// <summary>Closing a page does not sign the agent out: his call goes on.</summary>
    public void Dispose()
    {
        if (_rooms is not null)
            _rooms.Changed -= RoomChanged;
        lock (_gate)
        {
            _isGone = true;
            Leave();
        }
    }

    private async ValueTask SignInAsync(CancellationToken ct)
    {
        if (View is { Known: true, Presence: Presence.SignedOut })
            SignedInNow = await AskAsync(new Input.SetPresence(View.Agent, Presence.NotReady, NotReadyReasons.SignedIn, null, View.Agent.Value), ct);
    }

    // The trainee began or ended, here or on another page of his.
    private void RoomChanged(AgentId agent)
    {
        if (!IsOpen || View.Agent != agent)
            return;
        Listen(agent);
        Changed?.Invoke();
    }

    // The floor of the running exercise, else the real one. Nothing of the one is carried to the other.
    private void Listen(AgentId agent)
    {
        lock (_gate)
        {
            if (_isGone)
                return;
            Leave();
            Practice = _rooms?.Find(agent);
            (_switchboard, _pops, _drafts) = Practice is { } room ? (room.Floor, room.Pops, room.Drafts) : _home;
            (_seq, Pop, _left, PausedSince, _hungUpAt) = (0, null, null, null, null);
            var floor = _switchboard;
            Take(floor, floor.Snapshot, agent);
            _floor = floor.Subscribe(Redraw, snapshot =>
            {
                // A floor of two hundred changes all the time: who is not concerned draws nothing.
                if (Take(floor, snapshot, agent))
                    Changed?.Invoke();
            });
            _popped = _pops.Subscribe(agent, Popped);
            _drafts.Changed += DraftChanged;
        }
    }

    private void Leave()
    {
        _drafts.Changed -= DraftChanged;
        _floor?.Dispose();
        _popped?.Dispose();
    }

    // The same agent's other page wrote in the form.
    private void DraftChanged(AgentId agent, object? by)
    {
        if (!ReferenceEquals(by, this) && by is DeskSession && IsOpen && View.Agent == agent)
            Changed?.Invoke();
    }

    private bool Gave(InteractionId id, string to)
    {
        DraftHandOver.Give(_drafts, View.Agent, id, to);
        Changed?.Invoke();
        return true;
    }

    private ValueTask<bool> WithCallAsync(Func<InteractionId, Input> command, CancellationToken ct) =>
        View.Interaction is { } id ? AskAsync(command(id), ct) : ValueTask.FromResult(false);

    // Whether a desk shows anything else now.
    private bool Take(ISwitchboard floor, FloorSnapshot snapshot, AgentId agent)
    {
        lock (_gate)
        {
            // A late notice of the floor that was left says nothing about this one.
            if (!ReferenceEquals(floor, _switchboard))
                return false;
            // A notice may come late, after the answer to a command showed a newer floor: the desk never goes back in time.
            if (_view is not null && snapshot.Seq < _seq)
                return false;
            var view = DeskView.From(snapshot, agent);
            // Who was asked and has the customer now goes on with the form as it is now.
            if (_view?.Call is { Role: CallRole.Consulted } && view.Call is { Role: CallRole.Owner, Interaction: var mine } && _drafts.Newest(mine) is { } newest)
                _drafts.Put(agent, DraftHandOver.Take(newest) with { KeptAt = Now });
            var isNews = !view.ShowsTheSameAs(_view);
            (_view, _seq) = (view, snapshot.Seq);
            PausedSince = view.Call is { RecordingPaused: true } ? PausedSince ?? snapshot.At : null;
            if (view.Interaction is not { } id)
                Pop = _left;
            else if (Pop?.Interaction != id)
                Use(_pops.Find(id));
            return isNews;
        }
    }

    private void Popped(CallerPop pop)
    {
        lock (_gate)
        {
            // The pop may be a moment ahead of the snapshot: it is taken when the view has the same contact. A late "looking" never undoes a result.
            if (View.Interaction != pop.Interaction || (Pop is { IsComplete: true } present && present.Interaction == pop.Interaction && !pop.IsComplete))
                return;
            Use(pop);
        }

        Changed?.Invoke();
    }

    private void Use(CallerPop? pop)
    {
        // The form first: pages read without the gate, and who sees a complete pop finds its form.
        if (pop is { IsComplete: true } && _drafts.Find(View.Agent, pop.Interaction) is null)
            _drafts.Put(View.Agent, (_drafts.Newest(pop.Interaction) is { } draft ? DraftHandOver.Take(draft) : DraftPrefill.Begin(pop, View.Call?.Queue)) with { KeptAt = Now });
        Pop = pop;
    }
}
