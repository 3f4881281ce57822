using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Tickets;
using Crm.Domain.Catalogue;
using Crm.Domain.Scripts;
using Crm.Domain.Training;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Training;

/// <summary>One trainee with one exercise: floor, caller, forms and books of its own. What was done here is forgotten with it.</summary>
internal sealed class PracticeRoom : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly PracticePops _pops;
    private readonly IReadOnlyList<Symptom> _symptoms;
    private readonly ScriptBook _scripts;
    private readonly ITimer _limit;
    private DeskDraft? _form;
    private PracticeRun _run;

    /// <summary>Opens the room; <see cref="Begin"/> rings.</summary>
    /// <param name="agent">The trainee.</param>
    /// <param name="exercise">What he practises.</param>
    /// <param name="catalogue">Machines and faults to practise with.</param>
    /// <param name="rules">What a save must satisfy.</param>
    /// <param name="scripts">What must be said.</param>
    /// <param name="clock">The time.</param>
    /// <param name="longest">After this the room asks to be closed.</param>
    /// <param name="overdue">Told then.</param>
    public PracticeRoom(AgentPlan agent, PracticeExercise exercise, CatalogueView catalogue, SaveDraft rules, ScriptBook scripts, TimeProvider clock, TimeSpan longest, Action<PracticeRoom> overdue)
    {
        (Agent, _clock, _symptoms, _scripts) = (agent.Id, clock, catalogue.Symptoms, scripts);
        var now = clock.GetUtcNow();
        Interaction = new InteractionId(Guid.CreateVersion7(now));
        Caller = PracticeCast.Of(exercise, catalogue, Interaction, now);
        _run = new PracticeRun(exercise, now);
        _pops = new PracticePops(Caller.Pop);
        Books = new PracticeBooks(rules, Caller);
        Floor = new PracticeFloor(agent, Caller.Queue, clock);
        Floor.Heard += Hear;
        Drafts.Changed += Wrote;
        _limit = clock.CreateTimer(_ => overdue(this), null, longest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something of the run changed. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>The trainee.</summary>
    public AgentId Agent { get; }

    /// <summary>The practised call.</summary>
    public InteractionId Interaction { get; }

    /// <summary>Who calls.</summary>
    public PracticeCaller Caller { get; }

    /// <summary>The floor of one.</summary>
    public PracticeFloor Floor { get; }

    /// <summary>What the desk shows of the caller.</summary>
    public ScreenPop.IScreenPops Pops => _pops;

    /// <summary>Forms of the exercise; the real shelf never sees them.</summary>
    public DraftShelf Drafts { get; } = new();

    /// <summary>Where a save goes.</summary>
    public IDeskBooks Books { get; }

    /// <summary>What happened so far.</summary>
    public PracticeRun Run
    {
        get
        {
            lock (_gate)
                return _run;
        }
    }

    /// <summary>The result, or null while call or after-call work last.</summary>
    public PracticeResult? Result
    {
        get
        {
            lock (_gate)
                return _run.EndedAt is null ? null : PracticeRules.Judge(_run, FactsOf(_form));
        }
    }

    /// <summary>The caller rings.</summary>
    public void Begin() => Floor.Ring(Interaction, Caller.From);

    /// <summary>The trainee wrote in the form, or chose something.</summary>
    public void Note(DeskDraft before, DeskDraft after)
    {
        if (PracticeActs.Between(before, after) is { } field)
            Step(run => run.Wrote(field));
    }

    /// <summary>A save was tried.</summary>
    public void NoteSave(bool isSaved) => Step(run => isSaved ? run.Commanded().Saved(_clock.GetUtcNow()) : run.Commanded().Refused());

    /// <inheritdoc/>
    public void Dispose()
    {
        _limit.Dispose();
        Floor.Heard -= Hear;
        Drafts.Changed -= Wrote;
        Floor.Dispose();
    }

    private void Hear(Fact fact)
    {
        switch (fact)
        {
            case Fact.CallOffered:
                Step(run => run.Rang(fact.At));
                _pops.Offer(Agent, fact.At);
                break;
            case Fact.CallAnswered:
                Step(run => run.Commanded().Answered(fact.At));
                break;
            case Fact.CallHeld or Fact.CallResumed:
                Step(run => run.Commanded());
                break;
            // Busy, after-call work, ready again: then he is through with it. A call that was never answered ends without after-call work.
            case Fact.PresenceChanged { To: Presence.Ready or Presence.NotReady or Presence.SignedOut } when Run.AnsweredAt is not null && !Floor.Snapshot.State.Calls.ContainsKey(Interaction):
            case Fact.CallEnded when Run.AnsweredAt is null:
                Step(run => run.Ended(fact.At));
                break;
        }
    }

    private void Wrote(AgentId agent, object? by)
    {
        lock (_gate)
            _form = Drafts.Find(Agent, Interaction) ?? _form;
    }

    private void Step(Func<PracticeRun, PracticeRun> next)
    {
        lock (_gate)
            _run = next(_run);
        Changed?.Invoke();
    }

    private PracticeFacts FactsOf(DeskDraft? form)
    {
        if (form is null)
            return new PracticeFacts();
        var symptom = _symptoms.FirstOrDefault(s => s.Code == form.Symptom);
        return new PracticeFacts
        {
            IsSaved = form.IsSaved,
            HasTheCustomer = form.Customer is { } chosen && chosen == Caller.Meant,
            HasAName = form.NewName.Trim().Length > 0,
            HasAPhone = form.ContactPhone.Trim().Length > 0 || Caller.Pop.Number.E164 is not null,
            HasARegion = form.NewRegion.Length > 0,
            HasAMachine = form.Unit is not null || form.Category.Length > 0,
            HasASymptom = symptom is not null,
            IsDangerous = symptom is { IsSafetyCritical: true },
            ScriptIsSaid = _scripts.Unsaid(DeskScripts.CaseOf(form, symptom), form.Said.Contains) is null,
            IsUrgent = form.Priority == Crm.Domain.Tickets.TicketPriority.Urgent,
            HasAVisit = form.Visit is not null,
            IsConsult = form.Type == Crm.Domain.Tickets.TicketType.Consult,
            HasWords = form.Details.Trim().Length > 0,
        };
    }
}
