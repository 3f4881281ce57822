using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Customers;
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
    private static readonly string[] Technicians = ["王海涛", "刘建军", "赵志刚", "陈永强", "孙晓东", "马俊峰", "杨国平", "周文斌"];
    private static readonly string[] Questions = ["询问保修期", "询问滤网清洗方法", "询问安装收费标准", "询问附近网点", "询问以旧换新活动", "询问发票补开"];
    private static readonly string[] Complaints = ["师傅未按约定时间上门", "同一故障第三次维修", "收费与报价不一致", "配件等待过久"];

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
        if (isSolvedByPhone) return SolvedByPhone(play, openedAt, agent);
        var startsAt = fault.IsDangerous ? openedAt.AddHours(1) : slot.From.AddMinutes(random.Next(5, 90));
        Dispatch(play, openedAt.AddMinutes(random.Next(20, 240)), startsAt, home);
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
        return Finish(play, openedAt.AddDays(random.Next(1, 4)), "已致歉并落实整改");
    }

    private static DemoTicket SolvedByPhone(Play play, DateTimeOffset openedAt, string agent)
    {
        var solvedAt = openedAt.AddMinutes(6);
        play.Do(solvedAt, agent, new TicketCommand.SolveByPhone(null));
        play.Do(solvedAt, agent, new TicketCommand.Observe(solvedAt.AddMinutes(30)));
        play.Do(solvedAt.AddMinutes(34), agent, new TicketCommand.Close());
        return play.End();
    }

    private DemoTicket Finish(Play play, DateTimeOffset startedAt, string result)
    {
        var doneAt = startedAt.AddMinutes(random.Next(30, 180));
        play.Do(doneAt, "dispatcher1", new TicketCommand.CompleteWork(result, Fee(play.Ticket)));
        play.Do(doneAt.AddHours(random.Next(4, 30)), "auditor1", new TicketCommand.Audit());
        play.Do(doneAt.AddHours(random.Next(30, 54)), "auditor1", new TicketCommand.Close());
        return play.End();
    }

    // Covered repairs and installs are free; others cost by a fixed rule, so that the same world has the same fees.
    private static Money Fee(Ticket ticket)
    {
        var ordinal = int.Parse(ticket.Number.AsSpan(ticket.Number.Length - 4), CultureInfo.InvariantCulture);
        return ticket.Type is TicketType.Complaint || ticket.EntitlementStatus is CoverageStatus.Covered ? Money.Zero : Money.Yuan(80 + (20 * (ordinal % 11)));
    }

    private void Dispatch(Play play, DateTimeOffset at, DateTimeOffset startsAt, DemoHousehold home)
    {
        var to = $"{home.Region.City.TrimEnd('市')}{home.Region.District}网点 · {Technicians[random.Next(Technicians.Length)]}";
        play.Do(at < startsAt ? at : startsAt.AddMinutes(-5), "dispatcher1", new TicketCommand.Dispatch(to));
    }

    internal static TicketDetails Details(DemoHousehold home, TicketType type) => new()
    {
        Type = type, CustomerId = home.User.Id, UnitId = home.Unit.Id, AddressId = home.Address, ReporterE164 = home.Phone, CategoryCode = home.Model.CategoryCode,
    };

    private AppointmentSlot SlotAfter(DateTimeOffset openedAt)
    {
        var day = SiteZone.DayOf(openedAt).AddDays(random.Next(1, 4));
        var hour = random.Next(2) == 0 ? 9 : 14;
        var local = day.ToDateTime(new TimeOnly(hour, 0));
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
        private readonly DateTimeOffset _now;
        private Ticket _ticket;
        private bool _isOver;

        public Play(Ticket ticket, ImmutableArray<TicketEvent> events, string actor, DateTimeOffset at, DateTimeOffset now)
        {
            _ticket = ticket;
            _now = now;
            Note(events, actor, at);
        }

        public void Do(DateTimeOffset at, string actor, TicketCommand command)
        {
            if (_isOver || at > _now)
            {
                _isOver = true;
                return;
            }

            var accepted = TicketRules.Decide(_ticket, command, at) as Decision<TicketEvent>.Accepted
                ?? throw new UnreachableException($"A demo command must be lawful: {command} on {_ticket.Status}.");
            _ticket = TicketRules.Apply(_ticket, accepted.Events, at) with { Version = _ticket.Version + 1 };
            Note(accepted.Events, actor, at);
        }

        public Ticket Ticket => _ticket;

        public DemoTicket End() => new(_ticket, _timeline);

        private void Note(ImmutableArray<TicketEvent> events, string actor, DateTimeOffset at)
        {
            foreach (var fact in events)
            {
                _timeline.Add(new TicketTimelineRow
                {
                    TicketId = _ticket.Id, Seq = _timeline.Count + 1, At = at, ActorId = actor, Type = fact.Name, Data = StoreJson.Write(fact),
                });
            }
        }
    }
}
