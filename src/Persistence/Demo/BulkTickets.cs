using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Persistence.History;
using Persistence.Tickets;

namespace Persistence.Demo;

/// <summary>Tickets of a bulk load in the order in which they came, so that ids and numbers grow with time as they do in a house at work.</summary>
internal sealed class BulkTickets(Random random, SeededIds ids, DemoCatalogue catalogue, BulkHome[] homes, long all, DateTimeOffset now)
{
    /// <summary>The first day of a load's tickets.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(1_460);

    // Earlier repairs that may come back: a fault that returns does so within weeks. Room for two months of a house with three million tickets.
    private const int Remembered = 131_072;
    private static readonly TimeSpan ComesBack = TimeSpan.FromDays(60);
    private static readonly TimeSpan Working = TimeSpan.FromDays(10);

    private static readonly (TicketType Type, int Share, string Text)[] Types =
    [
        (TicketType.Repair, 66, ""), (TicketType.Install, 15, "新机安装"), (TicketType.Consult, 9, "询问保修期"), (TicketType.Maintenance, 6, "年度保养清洗"), (TicketType.Complaint, 3, "师傅未按约定时间上门"),
        (TicketType.ReturnExchange, 1, "七日内退货"),
    ];

    private static readonly (TicketChannel Channel, int Share)[] Channels =
        [(TicketChannel.Phone, 78), (TicketChannel.Web, 8), (TicketChannel.Message, 9), (TicketChannel.Site, 3), (TicketChannel.OutboundCall, 2)];

    private static readonly TicketStatus[] Recent =
        [TicketStatus.Open, TicketStatus.Scheduled, TicketStatus.Scheduled, TicketStatus.Waiting, TicketStatus.WorkDone, TicketStatus.Audited, TicketStatus.Closed, TicketStatus.Closed, TicketStatus.Cancelled];

    private readonly Ticket?[] _earlier = new Ticket?[Remembered];
    private readonly int[] _earlierHomes = new int[Remembered];
    private readonly int _window = (int)Math.Clamp(all * (ComesBack / Period), 16, Remembered);
    private long _made;

    /// <summary>The instant of the n-th of all tickets: sure to grow, denser the nearer to today.</summary>
    public DateTimeOffset At(long n)
    {
        var share = Math.Sqrt((n + random.NextDouble()) / all);
        return now - Period + TimeSpan.FromMilliseconds((Period - TimeSpan.FromHours(1)).TotalMilliseconds * share);
    }

    /// <summary>The next ticket.</summary>
    public Ticket Next(DateTimeOffset at, string number, Guid? call)
    {
        // Whoever came in the load's first fifth is a customer from the beginning; the others grow into it.
        var share = 0.2 + 0.8 * (1 - (now - at) / Period);
        var home = random.Next(Math.Max(1, (int)(homes.Length * share)));
        var slot = (int)(_made++ % Remembered);
        var place = (int)((_made + Remembered - 1 - random.Next(_window)) % Remembered);
        var earlier = random.Next(100) < 8 ? _earlier[place] : null;
        if (earlier is not null && earlier.ClosedAt < at) home = _earlierHomes[place];
        else earlier = null;

        var ticket = Make(homes[home], at, number, call, earlier);
        (_earlier[slot], _earlierHomes[slot]) = (ticket is { Type: TicketType.Repair, Status: TicketStatus.Closed } ? ticket : null, home);
        return ticket;
    }

    /// <summary>The call by which it came.</summary>
    public static InteractionRow CallOf(Ticket ticket) => new()
    {
        Id = ticket.InteractionId!.Value, Direction = InteractionDirection.Inbound, CallerRaw = ticket.ReporterE164![3..], PartyE164 = ticket.ReporterE164, CalledNumber = "4008001001", QueueId = "repair",
        AgentId = ticket.OwnerId, CustomerId = ticket.CustomerId, UnitId = ticket.UnitId, TicketId = ticket.Id, ReceivedAt = ticket.OpenedAt.AddMinutes(-3), AnsweredAt = ticket.OpenedAt.AddMinutes(-2.8),
        EndedAt = ticket.OpenedAt.AddMinutes(1), EndedBy = "customer", DispositionCode = "ticket-created",
    };

    private Ticket Make(BulkHome home, DateTimeOffset at, string number, Guid? call, Ticket? earlier)
    {
        var category = catalogue.Models[home.Model].CategoryCode;
        var (type, text) = earlier is null ? Drawn() : (TicketType.Repair, "");
        var isRepair = type == TicketType.Repair;
        var fault = catalogue.AnyFault(random, category);
        var symptom = !isRepair ? null : earlier?.SymptomCode ?? fault.Code;
        var isDangerous = isRepair && earlier is null && fault.IsDangerous;
        var status = StatusOf(at);
        var agent = DemoStaff.AgentId(random.Next(1, 21));
        var isOver = status is TicketStatus.Closed or TicketStatus.Audited or TicketStatus.WorkDone;
        var slot = at.AddHours(24 - at.Hour + 1);
        DateTimeOffset? done = isOver ? at.AddHours(random.Next(4, 96)) : null;
        if (done > now) done = now;
        return new Ticket
        {
            Id = new TicketId(ids.Next(at)), Number = number, Status = status, Type = type, Channel = call is null ? Channel() : TicketChannel.Phone, InteractionId = call,
            Severity = isDangerous ? TicketSeverity.Safety : isRepair ? TicketSeverity.Major : TicketSeverity.Minor, Priority = isDangerous ? TicketPriority.Urgent : TicketPriority.Normal,
            CustomerId = home.Customer, UnitId = home.Unit, AddressId = home.Address, ReporterE164 = BulkPeople.PhoneOf(home.Ordinal),
            CategoryCode = category, SymptomCode = symptom, IsSafetyCritical = isDangerous, Description = isRepair ? $"用户反映{fault.Zh}" : text,
            EntitlementStatus = random.Next(3) == 0 ? CoverageStatus.Expired : CoverageStatus.Covered,
            AppointmentFrom = status == TicketStatus.Scheduled ? slot : null, AppointmentTo = status == TicketStatus.Scheduled ? slot.AddHours(3) : null,
            WaitReason = status == TicketStatus.Waiting ? WaitReason.Part : null, WaitingSince = status == TicketStatus.Waiting ? at : null,
            RepeatOfId = earlier?.Id, IsGuaranteeRepeat = earlier is not null && random.Next(2) == 0,
            OpenedBy = agent, OwnerId = agent, OpenedAt = at, ResponseDueAt = at.AddHours(48), ResolutionDueAt = at.AddHours(120),
            RespondedAt = done, WorkDoneAt = done, ClosedAt = status is TicketStatus.Closed or TicketStatus.Cancelled ? done ?? Sooner(at.AddHours(5)) : null, UpdatedAt = done ?? at, Version = 1,
        };
    }

    private DateTimeOffset Sooner(DateTimeOffset at) => at < now ? at : now;

    private (TicketType Type, string Text) Drawn()
    {
        var draw = random.Next(100);
        foreach (var (type, share, text) in Types)
        {
            if ((draw -= share) < 0) return (type, text);
        }

        return (TicketType.Repair, "");
    }

    private TicketChannel Channel()
    {
        var draw = random.Next(100);
        foreach (var (channel, share) in Channels)
        {
            if ((draw -= share) < 0) return channel;
        }

        return TicketChannel.Phone;
    }

    private TicketStatus StatusOf(DateTimeOffset at)
    {
        if (at > now - Working) return Recent[random.Next(Recent.Length)];
        var draw = random.Next(1_000);
        return draw < 945 ? TicketStatus.Closed : draw < 995 ? TicketStatus.Cancelled : TicketStatus.Waiting;
    }

    /// <summary>The fact with which its timeline begins.</summary>
    public static TicketTimelineRow OpeningOf(Ticket ticket) => new() { TicketId = ticket.Id, Seq = 1, At = ticket.OpenedAt, ActorId = ticket.OpenedBy, Type = "Opened" };
}
