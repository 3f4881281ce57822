using System.Globalization;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Persistence.Administration;
using Persistence.Callbacks;
using Persistence.Conventions;

namespace Persistence.Demo;

/// <summary>Plays the call-backs of the latest completions through the real rules: some answered, some missed, some late, some given up, with what they led to.</summary>
internal sealed class DemoCallbacks(SeededIds ids, DateTimeOffset now)
{
    /// <summary>Completions of this time have a call-back: about two hundred.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(8);

    // The built-in customers answer all numbers but these endings: no answer, declined, busy. The nearest deadlines show each of them.
    private static readonly string?[] Endings = [null, "1111", "2222", "0000"];
    private const int Shown = 12;
    private static readonly string[] Callers = ["callback1", "callback2", "callback3", "callback4"];
    private static readonly int[] Scores = [5, 5, 4, 5, 5, 3, 4, 5, 2, 5, 4, 1, 5];
    private static readonly string[] Words = ["师傅很专业", "来得准时", "讲解仔细", "还有点异响", "比说好的晚了一小时", "收费没有给单据"];

    private readonly CallbackContext _context = new(CallbackPolicy.Default, CallingWindow.Of(CallbackPolicy.Default, SiteZone.Zone, DemoCalendar.Days));
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    private DateTimeOffset Now => now;

    public List<CallbackTask> Tasks { get; } = [];

    public List<CallbackAttempt> Attempts { get; } = [];

    public List<CallbackTimelineRow> Timeline { get; } = [];

    public List<CallbackFollowUp> FollowUps { get; } = [];

    public List<SettlementHold> Holds { get; } = [];

    public IEnumerable<NumberSequenceRow> Numbers => _numbers.Select(n => new NumberSequenceRow { Key = n.Key, Last = n.Value });

    /// <summary>Plays them all; returns the tickets, of which the first still open ones have numbers that show what customers do.</summary>
    public IReadOnlyList<DemoTicket> Play(IReadOnlyList<DemoTicket> recent)
    {
        var tickets = recent.ToList();
        var (n, open) = (0, 0);
        foreach (var i in Enumerable.Range(0, tickets.Count).Where(i => IsCalledBack(tickets[i].Ticket)).OrderBy(i => tickets[i].Ticket.WorkDoneAt))
        {
            var ticket = tickets[i].Ticket;
            var task = Play(ticket, n++);
            if (!task.IsOpen || open == Shown) continue;
            if (Endings[open % Endings.Length] is { } ending) tickets[i] = tickets[i] with { Ticket = ticket with { ReporterE164 = string.Create(CultureInfo.InvariantCulture, $"+861600{open:000}{ending}") } };
            open++;
        }

        // Complaints come behind the ledger of the work, so that this stays as it was.
        foreach (var complaint in tickets.Select(t => t.Ticket).Where(t => t is { Type: TicketType.Complaint, WorkDoneAt: not null }).OrderBy(t => t.WorkDoneAt)) Complaint(complaint);
        return tickets;
    }

    // Whoever was reached was content: his complaint is audited, or waits for its leader.
    private void Complaint(Ticket ticket)
    {
        var done = ticket.WorkDoneAt!.Value;
        var (task, planned) = CallbackRules.Open(new CallbackId(ids.Next(done)), ticket, CallbackKind.Complaint, 1, "dispatcher1", [], _context, done);
        var story = new Story(this, task, planned, done);
        story.Call(Callers[0], new AttemptResult(AttemptOutcome.Reached, Answers: new CallbackAnswers { IsSolved = true, Score = 4 }));
        story.Wake();
        Tasks.Add(story.Task);
    }

    private static bool IsCalledBack(Ticket ticket) => ticket is { Type: TicketType.Install or TicketType.Repair, Status: TicketStatus.WorkDone or TicketStatus.Audited or TicketStatus.Closed, WorkDoneAt: not null, DispatchedTo: not null };

    private CallbackTask Play(Ticket ticket, int n)
    {
        var done = ticket.WorkDoneAt!.Value;
        var (task, planned) = CallbackRules.Open(new CallbackId(ids.Next(done)), ticket, CallbackKind.Completion, 1, "dispatcher1", [], _context, done);
        var story = new Story(this, task, planned, done);
        var misses = (now - done).TotalHours switch
        {
            > 72 => n % 12 == 0 ? 3 : n % 12 == 5 ? CallbackPolicy.Default.MaxAttempts : n % 4 == 1 ? 1 : 0,
            > 24 => n % 3 == 0 ? 1 : 0,
            _ => 0,
        };
        var answers = (now - done).TotalHours switch
        {
            > 72 => n % 12 != 0,
            > 5 => n % 2 == 0,
            _ => false,
        };
        var agent = Callers[n % Callers.Length];
        for (var i = 0; i < misses; i++) story.Call(agent, new AttemptResult(i % 3 == 2 ? AttemptOutcome.Machine : AttemptOutcome.NoAnswer));
        if (answers && story.Call(agent, new AttemptResult(AttemptOutcome.Reached, Answers: Answers(ticket, n))))
            Follow(ticket, story.Task, agent, n);
        story.Wake();
        Tasks.Add(story.Task);
        return story.Task;
    }

    private static CallbackAnswers Answers(Ticket ticket, int n)
    {
        var score = Scores[n % Scores.Length];
        var paid = ticket.Charged ?? Money.Zero;
        return new CallbackAnswers
        {
            IsSolved = score > 1, WasOnTime = n % 6 != 4, Attitude = score < 3 ? Attitude.Fair : Attitude.Good, Score = score,
            ChargedSaid = n % 9 == 2 ? paid + Money.Yuan(60) : paid, Notes = n % 3 == 0 || score < 3 ? Words[n % Words.Length] : null, IsComplaint = score == 1,
        };
    }

    private void Follow(Ticket ticket, CallbackTask task, string agent, int n)
    {
        var at = task.ClosedAt!.Value;
        foreach (var draft in FollowUpRules.Of(task.Answers!, task.Kind, ticket.Charged, _context.Policy))
        {
            var key = FollowUpRules.DayKey(draft.Kind, SiteZone.DayOf(at));
            _numbers[key] = _numbers.GetValueOrDefault(key) + 1;
            var isFee = draft.Kind == FollowUpKind.FeeException;
            var raised = new CallbackFollowUp
            {
                Id = ids.Next(at), Number = FollowUpRules.NumberOf(draft.Kind, SiteZone.DayOf(at), _numbers[key]), CallbackId = task.Id, TicketId = ticket.Id, CustomerId = ticket.CustomerId,
                Kind = draft.Kind, Causes = string.Join(',', draft.Causes), Demand = task.Answers!.Notes, Said = isFee ? task.ChargedSaid : null, Recorded = isFee ? ticket.Charged : null,
                CreatedAt = at, CreatedBy = agent, DueAt = at + draft.Within, Version = 1,
            };
            var settledAt = at.AddHours(6);
            var followUp = n % 2 == 0 && settledAt < now ? FollowUpRules.Settle(raised, isFee ? "已核实，退还差额" : "已回访用户，网点已整改", "supervisor1", settledAt).Settled! : raised;
            FollowUps.Add(followUp);
            if (SettlementHoldRules.Of(followUp) is { } hold) Holds.Add(hold);
        }
    }

    /// <summary>One task on its way; what lies after now has not happened.</summary>
    private sealed class Story
    {
        private readonly DemoCallbacks _all;
        private int _seq;

        public Story(DemoCallbacks all, CallbackTask task, CallbackEvent.Planned planned, DateTimeOffset at)
        {
            _all = all;
            Task = task;
            Note([planned], "dispatcher1", at);
        }

        public CallbackTask Task { get; private set; }

        /// <summary>The attempt at its planned instant; false when that lies ahead.</summary>
        public bool Call(string agent, AttemptResult result)
        {
            if (Task.NextAttemptAt is not { } planned || planned.AddMinutes(4) > _all.Now) return false;
            var at = planned.AddMinutes(3);
            Do(new CallbackCommand.Wake(), "system", planned);
            if (Task.State != CallbackState.Due || !_all._context.Window.IsOpen(at)) return false;
            Do(new CallbackCommand.Take(agent), agent, at);
            Do(new CallbackCommand.Record(agent, result), agent, at);
            _all.Attempts.Add(new CallbackAttempt
            {
                CallbackId = Task.Id, Seq = Task.Rounds, StartedAt = at.AddMinutes(-1), EndedAt = at, AgentId = agent, Outcome = result.Outcome, Counts = true,
            });
            return Task.State == CallbackState.Completed;
        }

        /// <summary>Lets the time until now pass.</summary>
        public void Wake() => Do(new CallbackCommand.Wake(), "system", _all.Now);

        private void Do(CallbackCommand command, string actor, DateTimeOffset at)
        {
            if (CallbackRules.Decide(Task, command, _all._context, at) is not Decision<CallbackEvent>.Accepted { Events: { IsEmpty: false } facts }) return;
            Task = CallbackRules.Apply(Task, facts, _all._context, at) with { Version = Task.Version + 1 };
            Note(facts, actor, at);
        }

        private void Note(IEnumerable<CallbackEvent> facts, string actor, DateTimeOffset at)
        {
            foreach (var fact in facts)
                _all.Timeline.Add(new CallbackTimelineRow { CallbackId = Task.Id, Seq = ++_seq, At = at, ActorId = actor, Type = fact.Name, Data = StoreJson.Write(fact) });
        }
    }
}
