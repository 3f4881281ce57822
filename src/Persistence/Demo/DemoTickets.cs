using System.Collections.Immutable;
using System.Diagnostics;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.InstallBase;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Persistence.Conventions;
using Persistence.Tickets;

namespace Persistence.Demo;

/// <summary>Plays tickets through the real rules from their opening until now, so that no demo ticket is in a state that work could not reach.</summary>
internal sealed class DemoTickets(Random random, SeededIds ids, DateTimeOffset now)
{
    private static readonly string[] Questions = ["询问保修期", "询问滤网清洗方法", "询问安装收费标准", "询问附近网点", "询问以旧换新活动", "询问发票补开"];
    private static readonly string[] Complaints = ["师傅未按约定时间上门", "同一故障第三次维修", "收费与报价不一致", "配件等待过久"];

    // Hours within which the customer of a handled complaint was reached: the next forenoon at the latest.
    private const int CalledBackWithin = 26;

    private static readonly TimeSpan Undispatched = TimeSpan.FromDays(2);

    // Visits draw from a source of their own, so that they do not change the rest of the demo.
    private readonly Random _visits = new(DemoFoundation.Seed + 1);

    /// <summary>A ticket of one of the usual kinds that opened at the instant.</summary>
    public DemoTicket Usual(string number, DateTimeOffset openedAt, DemoHousehold home, DemoCatalogue catalogue, Guid? call)
    {
        var draw = random.Next(100);
        var agent = $"agent{random.Next(1, 21)}";
        var fault = catalogue.AnyFault(random, home.Model.CategoryCode);
        return draw switch
        {
            < 60 => Repair(number, openedAt, home, fault, agent, call, waitsForPart: random.Next(100) < 15),
            < 80 => Answered(number, openedAt, home, agent, call, TicketType.Consult, Questions[random.Next(Questions.Length)]),
            < 92 => Visit(number, openedAt, home, agent, call, TicketType.Install, "新机安装", "安装调试完成"),
            < 95 => Complaint(number, openedAt, home, agent, call),
            _ => Visit(number, openedAt, home, agent, call, TicketType.Maintenance, "年度保养清洗", "清洗保养完成"),
        };
    }

    public DemoTicket Repair(
        string number, DateTimeOffset openedAt, DemoHousehold home, DemoFault fault, string agent, Guid? call, bool waitsForPart)
    {
        var details = Details(home, TicketType.Repair) with
        {
            SymptomCode = fault.Code, IsSafetyCritical = fault.IsDangerous, Description = $"用户反映{fault.Zh}",
            Severity = fault.IsDangerous ? TicketSeverity.Safety : TicketSeverity.Major,
            Priority = fault.IsDangerous ? TicketPriority.Urgent : TicketPriority.Normal,
        };
        var slot = SlotAfter(openedAt);
        var isSolvedByPhone = !fault.IsDangerous && random.Next(100) < 8;
        var play = Open(number, openedAt, home, details, agent, call, fault.IsDangerous || isSolvedByPhone ? null : slot);
        if (isSolvedByPhone) return SolvedByPhone(play, openedAt, home, agent);
        var startsAt = fault.IsDangerous ? openedAt.AddHours(1) : slot.From.AddMinutes(random.Next(5, 90));
        Dispatch(play, openedAt.AddMinutes(random.Next(20, 240)), startsAt, home);
        startsAt = Moved(play, startsAt, home);
        play.Do(startsAt, "dispatcher1", new TicketCommand.StartWork());
        if (waitsForPart)
        {
            play.Do(startsAt.AddMinutes(40), "dispatcher1", new TicketCommand.Wait(WaitReason.Part));
            startsAt = startsAt.AddDays(random.Next(100) < 7 ? random.Next(91, 120) : random.Next(2, 20));
            play.Do(startsAt, "dispatcher1", new TicketCommand.StartWork());
        }

        return Finish(play, startsAt, fault.Action);
    }

    private DemoTicket Visit(
        string number, DateTimeOffset openedAt, DemoHousehold home, string agent, Guid? call, TicketType type, string wish, string result)
    {
        var slot = SlotAfter(openedAt);
        var play = Open(number, openedAt, home, Details(home, type) with { Description = wish }, agent, call, slot);
        var startsAt = slot.From.AddMinutes(random.Next(5, 90));
        Dispatch(play, openedAt.AddMinutes(random.Next(20, 240)), startsAt, home);
        play.Do(startsAt, "dispatcher1", new TicketCommand.StartWork());
        return Finish(play, startsAt, result);
    }

    private DemoTicket Answered(string number, DateTimeOffset openedAt, DemoHousehold home, string agent, Guid? call, TicketType type, string question)
    {
        var play = Open(number, openedAt, home, Details(home, type) with { Description = question }, agent, call, null);
        play.Do(openedAt.AddMinutes(3), agent, new TicketCommand.SolveByPhone(null));
        play.Do(openedAt.AddMinutes(4), agent, new TicketCommand.Close());
        return play.End();
    }

    private DemoTicket Complaint(string number, DateTimeOffset openedAt, DemoHousehold home, string agent, Guid? call)
    {
        var details = Details(home, TicketType.Complaint) with { Description = Complaints[random.Next(Complaints.Length)], Priority = TicketPriority.High };
        var play = Open(number, openedAt, home, details, agent, call, null);
        play.Do(openedAt.AddHours(1), "supervisor1", new TicketCommand.StartWork());
        return Settled(play, openedAt.AddDays(random.Next(1, 4)), "已致歉并落实整改");
    }

    private static DemoTicket SolvedByPhone(Play play, DateTimeOffset openedAt, DemoHousehold home, string agent)
    {
        var solvedAt = openedAt.AddMinutes(6);
        play.Do(solvedAt, agent, new TicketCommand.SolveByPhone(home.Model.CategoryCode + "-001"));
        play.Do(solvedAt, agent, new TicketCommand.Observe(solvedAt.AddMinutes(30)));
        play.Do(solvedAt.AddMinutes(34), agent, new TicketCommand.Close());
        return play.End();
    }

    private DemoTicket Finish(Play play, DateTimeOffset startedAt, string result)
    {
        var doneAt = startedAt.AddMinutes(random.Next(30, 180));
        play.Complete(doneAt, "dispatcher1", result, DispatchRules.NeedsVisit(play.Ticket.Type) ? DemoFee.Of(_visits, play.Ticket, result) : null);
        play.Do(doneAt.AddHours(random.Next(4, 30)), "auditor1", new TicketCommand.Audit());
        play.Do(doneAt.AddHours(random.Next(30, 54)), "auditor1", new TicketCommand.Close());
        return play.End();
    }

    // The customer is called back on the next day; then another leader than who handled it looks at it.
    private DemoTicket Settled(Play play, DateTimeOffset startedAt, string result)
    {
        var doneAt = startedAt.AddMinutes(random.Next(30, 180));
        play.Complete(doneAt, "dispatcher1", result, null);
        play.Do(doneAt.AddHours(CalledBackWithin + random.Next(4, 30)), "supervisor1", new TicketCommand.Audit("supervisor1"), TicketFacts.None with { Complaint = new ComplaintOutcome(true, "dispatcher1") });
        play.Do(doneAt.AddHours(CalledBackWithin + random.Next(30, 54)), "auditor1", new TicketCommand.Close());
        return play.End();
    }

    private void Dispatch(Play play, DateTimeOffset at, DateTimeOffset startsAt, DemoHousehold home)
    {
        var site = DemoSites.Of(home.Region.Code);
        var to = DemoSites.NameOf(site, DemoSites.Anyone(random, site, home.Model.CategoryCode));

        // Much of what came in last still waits for the dispatcher, a little of it too long.
        if (play.Ticket.OpenedAt > now - Undispatched && _visits.Next(100) < (startsAt > now ? 60 : 8)) play.Stop();
        play.Do(at < startsAt ? at : startsAt.AddMinutes(-5), "dispatcher1", new TicketCommand.Dispatch(to));
    }

    // Some visits find nobody at home, some are put off by the customer the evening before: another one is agreed.
    private DateTimeOffset Moved(Play play, DateTimeOffset startsAt, DemoHousehold home)
    {
        var draw = _visits.Next(100);
        if (play.Ticket.AppointmentFrom is not { } from || draw >= 6) return startsAt;
        var next = SlotOf(SiteZone.DayOf(from).AddDays(_visits.Next(1, 3)), _visits.Next(2) == 0);
        var movedAt = draw < 3 ? from.AddMinutes(_visits.Next(10, 60)) : from.AddHours(-12);
        play.Do(movedAt, "dispatcher1", new TicketCommand.Schedule(next));
        var site = DemoSites.Of(home.Region.Code);
        play.Do(movedAt.AddMinutes(15), "dispatcher1", new TicketCommand.Dispatch(DemoSites.NameOf(site, DemoSites.Anyone(_visits, site, home.Model.CategoryCode))));
        return next.From.AddMinutes(_visits.Next(5, 90));
    }

    internal static TicketDetails Details(DemoHousehold home, TicketType type) => new()
    {
        Type = type, CustomerId = home.User.Id, UnitId = home.Unit.Id, AddressId = home.Address, ReporterE164 = home.Phone, CategoryCode = home.Model.CategoryCode,
    };

    private AppointmentSlot SlotAfter(DateTimeOffset openedAt)
    {
        var day = SiteZone.DayOf(openedAt).AddDays(random.Next(1, 4));
        return SlotOf(day, random.Next(2) == 0);
    }

    private static AppointmentSlot SlotOf(DateOnly day, bool isMorning)
    {
        var local = day.ToDateTime(new TimeOnly(isMorning ? 9 : 14, 0));
        var from = new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local));
        return new AppointmentSlot(from, from.AddHours(3));
    }

    internal Play Open(
        string number, DateTimeOffset at, DemoHousehold home, TicketDetails details, string agent, Guid? call, AppointmentSlot? slot)
    {
        var coverages = DemoUnits.Coverages(home.Unit, home.Model).ToImmutableArray();
        var draft = new TicketDraft(
            details, call is null && random.Next(10) == 0 ? TicketChannel.Web : TicketChannel.Phone, call, slot,
            Entitlement.Of(WarrantyRules.Judge(coverages, SiteZone.DayOf(at))),
            ServiceLevelRules.Due(ServiceLevelRules.For(ServiceLevelRules.Defaults, details.Type, home.User.Tier), at));
        var accepted = TicketRules.Open(draft, at) as Decision<TicketEvent>.Accepted ?? throw new UnreachableException("A demo draft must be lawful.");
        return new Play(TicketRules.Create(new TicketId(ids.Next(at)), number, agent, accepted.Events, at), accepted.Events, agent, at, now);
    }

    /// <summary>Commands at instants; what lies after now has not happened yet.</summary>
    internal sealed class Play
    {
        private readonly List<TicketTimelineRow> _timeline = [];
        private readonly List<(DateTimeOffset At, TicketEvent Fact)> _facts = [];
        private readonly DateTimeOffset _now;
        private Ticket _ticket;
        private bool _isOver;

        public Play(Ticket ticket, ImmutableArray<TicketEvent> events, string actor, DateTimeOffset at, DateTimeOffset now)
        {
            _ticket = ticket;
            _now = now;
            Note(events, actor, at);
        }

        public Ticket Ticket => _ticket;

        private DemoFee? Fee { get; set; }

        /// <summary>Nothing more has happened yet.</summary>
        public void Stop() => _isOver = true;

        /// <summary>Completes the work with what the customer paid; without a visit nothing is recorded.</summary>
        public void Complete(DateTimeOffset at, string actor, string result, DemoFee? fee)
        {
            Do(at, actor, new TicketCommand.CompleteWork(result, fee?.Charged), TicketFacts.None with { Accepted = fee?.Charged ?? default });
            if (!_isOver) Fee = fee;
        }

        public void Do(DateTimeOffset at, string actor, TicketCommand command, TicketFacts? facts = null)
        {
            if (_isOver || at > _now)
            {
                _isOver = true;
                return;
            }

            var accepted = TicketRules.Decide(_ticket, command, facts ?? TicketFacts.None, at) as Decision<TicketEvent>.Accepted
                ?? throw new UnreachableException($"A demo command must be lawful: {command} on {_ticket.Status}.");
            _ticket = TicketRules.Apply(_ticket, accepted.Events, at) with { Version = _ticket.Version + 1 };
            Note(accepted.Events, actor, at);
        }

        public DemoTicket End() => new(_ticket, _timeline, _facts, Fee);

        private void Note(ImmutableArray<TicketEvent> events, string actor, DateTimeOffset at)
        {
            foreach (var fact in events)
            {
                _facts.Add((at, fact));
                _timeline.Add(new TicketTimelineRow
                {
                    TicketId = _ticket.Id, Seq = _timeline.Count + 1, At = at, ActorId = actor, Type = fact.Name, Data = StoreJson.Write(fact),
                });
            }
        }
    }
}
