using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Persistence.History;

namespace Persistence.Demo;

/// <summary>Makes the history of calls; no recordings, because none were made.</summary>
internal sealed class DemoCalls(Random random, SeededIds ids)
{
    private static readonly string[] Remarks = ["开场规范，确认地址清楚", "未主动告知保修状态", "语速偏快", "安抚到位", "未复述预约时间"];

    /// <summary>The call in which a ticket was opened.</summary>
    public DemoCall ForTicket(Guid id, Ticket ticket, string party)
    {
        var queue = ticket.Type switch
        {
            TicketType.Install => "install",
            TicketType.Complaint => "complaint",
            _ => "repair",
        };
        var talk = random.Next(90, 420);
        var answered = ticket.OpenedAt.AddSeconds(-talk);
        return Answered(id, answered, talk + random.Next(10, 60), party, queue, ticket.OpenedBy, "ticket-created", row =>
        {
            row.CustomerId = ticket.CustomerId;
            row.UnitId = ticket.UnitId;
            row.TicketId = ticket.Id;
        });
    }

    /// <summary>A call that left no ticket.</summary>
    public DemoCall Loose(DateTimeOffset at, string party, Action<InteractionRow> link)
    {
        var queue = random.Next(4) == 0 ? "install" : "repair";
        return random.Next(3) == 0
            ? Abandoned(ids.Next(at), at, party, queue, link)
            : Answered(ids.Next(at), at, random.Next(30, 200), party, queue, $"agent{random.Next(1, 21)}", "resolved", link);
    }

    private DemoCall Answered(
        Guid id, DateTimeOffset answeredAt, int talkSeconds, string party, string queue, string agent, string disposition, Action<InteractionRow> link)
    {
        var wait = random.Next(2, 45);
        var offered = answeredAt.AddSeconds(-random.Next(2, 8));
        var received = offered.AddSeconds(-wait);
        var ended = answeredAt.AddSeconds(talkSeconds);
        var row = Row(id, received, party, queue);
        row.AgentId = agent;
        row.QueuedAt = received.AddMilliseconds(400);
        row.OfferedAt = offered;
        row.PopSentAt = offered.AddMilliseconds(5);
        row.PopShownAt = offered.AddMilliseconds(38);
        row.AnsweredAt = answeredAt;
        row.EndedAt = ended;
        row.EndedBy = random.Next(3) == 0 ? "agent" : "customer";
        row.TerminationClass = "completed";
        row.TerminationReason = "hangup";
        row.DispositionCode = disposition;
        link(row);
        InteractionLegRow[] legs =
        [
            Leg(row, "customer", null, party, "trunk", received, answeredAt, ended),
            Leg(row, "agent", agent, agent, "browser", offered, answeredAt, ended),
        ];
        (string, DateTimeOffset)[] instants =
        [
            ("received", received), ("queued", row.QueuedAt.Value), ("offered", offered), ("popSent", row.PopSentAt.Value), ("popShown", row.PopShownAt.Value),
            ("answered", answeredAt), ("ended", ended),
        ];
        return new DemoCall(row, legs, Events(id, instants), Scores(row, agent, ended));
    }

    private DemoCall Abandoned(Guid id, DateTimeOffset received, string party, string queue, Action<InteractionRow> link)
    {
        var ended = received.AddSeconds(random.Next(3, 90));
        var row = Row(id, received, party, queue);
        row.QueuedAt = received.AddMilliseconds(400);
        row.EndedAt = ended;
        row.EndedBy = "customer";
        row.TerminationClass = "abandoned";
        row.TerminationReason = "abandon";
        link(row);
        return new DemoCall(
            row, [Leg(row, "customer", null, party, "trunk", received, null, ended)],
            Events(id, [("received", received), ("queued", row.QueuedAt.Value), ("ended", ended)]), []);
    }

    private static InteractionRow Row(Guid id, DateTimeOffset received, string party, string queue) => new()
    {
        Id = id, Direction = InteractionDirection.Inbound, CallerRaw = party, PartyE164 = party, Trunk = "demo", QueueId = queue, ReceivedAt = received,
        CalledNumber = queue switch { "install" => "4008001002", "complaint" => "4008001003", _ => "4008001001" },
    };

    private InteractionLegRow Leg(
        InteractionRow row, string role, string? agent, string party, string device, DateTimeOffset started, DateTimeOffset? answered, DateTimeOffset ended) => new()
    {
        Id = ids.Next(started), InteractionId = row.Id, Role = role, AgentId = agent, Party = party, Device = device, StartedAt = started, AnsweredAt = answered,
        EndedAt = ended, EndReason = "bye",
        Mos = answered is null ? null : Line(ended).Mos, JitterMs = answered is null ? null : Line(ended).JitterMs,
        RoundTripMs = answered is null ? null : 18 + (ended.Second % 20),
        PacketsReceived = answered is { } from ? (long)((ended - from).TotalSeconds * 50) : null,
        PacketsLost = answered is { } since ? (long)((ended - since).TotalSeconds * 50 * Line(ended).Loss) : null,
        PacketsLate = answered is null ? null : 0, PacketsDuplicated = answered is null ? null : 0,
    };

    /// <summary>One call in fifteen has a bad line; by the second of its end, so that nothing else of the demo moves.</summary>
    private static (double Mos, double JitterMs, double Loss) Line(DateTimeOffset ended) => ended.Second % 15 == 0 ? (3.3, 21.4, 0.05) : (4.36, 1.6, 0.0);

    private static InteractionEventRow[] Events(Guid id, (string Type, DateTimeOffset At)[] instants) =>
        [.. instants.Select((x, i) => new InteractionEventRow { InteractionId = id, Seq = i + 1, Type = x.Type, At = x.At })];

    private List<Evaluation> Scores(InteractionRow row, string agent, DateTimeOffset ended)
    {
        List<Evaluation> scores = [];
        if (random.Next(100) < 35)
            scores.Add(new Evaluation { Id = ids.Next(ended), InteractionId = row.Id, Source = EvaluationSource.Caller, AgentId = agent, Score = Stars(), At = ended });
        if (random.Next(100) < 15)
        {
            var at = ended.AddHours(random.Next(4, 40));
            scores.Add(new Evaluation
            {
                Id = ids.Next(at), InteractionId = row.Id, Source = EvaluationSource.Reviewer, AgentId = agent, Score = random.Next(72, 101), At = at,
                ReviewerId = "qa1", Remark = Remarks[random.Next(Remarks.Length)],
            });
        }

        return scores;
    }

    private int Stars() => random.Next(100) switch
    {
        < 70 => 100,
        < 88 => 80,
        < 95 => 60,
        < 98 => 40,
        _ => 20,
    };
}
