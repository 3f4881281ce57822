using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Demo;

/// <summary>Tells the visits that a demo ticket's facts imply: who was sent, when, what came of it.</summary>
internal sealed class DemoVisits(DateTimeOffset now)
{
    private const string Dispatcher = "dispatcher1";
    private static readonly TimeSpan Way = TimeSpan.FromMinutes(25);
    private static readonly string[] Liabilities = ["maker", "maker", "part", "wear", "wear", "wear", "misuse", "environment"];
    private static readonly string[] Rejections = ["当日满员", "工程师请假", "缺专用工具"];

    // A source of their own, so that visits do not change the rest of the demo.
    private readonly Random _random = new(DemoFoundation.Seed + 2);
    private readonly SeededIds _ids = new(new Random(DemoFoundation.Seed + 3));

    /// <summary>The last number of every day.</summary>
    public Dictionary<DateOnly, long> LastOfDay { get; } = [];

    public (IReadOnlyList<DispatchOrder> Orders, IReadOnlyList<VisitResult> Results) Of(DemoTicket made)
    {
        if (!DispatchRules.NeedsVisit(made.Ticket.Type)) return ([], []);
        var play = new Play(this, made);
        foreach (var (at, fact) in made.Facts) play.Take(at, fact);
        play.End();
        return (play.Orders, play.Results);
    }

    private static AppointmentSlot Urgent(DateTimeOffset at) => new(at, at.AddHours(2));

    private string NextNumber(DateTimeOffset at)
    {
        var day = SiteZone.DayOf(at);
        LastOfDay[day] = LastOfDay.GetValueOrDefault(day) + 1;
        return DispatchNumber.Of(day, LastOfDay[day]);
    }

    private sealed class Play(DemoVisits visits, DemoTicket made)
    {
        private readonly Random _random = visits._random;
        private DispatchOrder? _open;
        private AppointmentSlot? _slot;
        private string _sentTo = "";

        public List<DispatchOrder> Orders { get; } = [];

        public List<VisitResult> Results { get; } = [];

        public void Take(DateTimeOffset at, TicketEvent fact)
        {
            switch (fact)
            {
                case TicketEvent.Scheduled e:
                    if (_open is not null) Moved(at, e.Slot);
                    _slot = e.Slot;
                    break;
                case TicketEvent.Dispatched e:
                    _sentTo = e.To;
                    Send(at, _slot ?? Urgent(at));
                    break;
                case TicketEvent.WorkStarted:
                    if (_open is null) Send(at.AddHours(-3), Urgent(at.AddMinutes(-30)));
                    Travel(at);
                    Do(at, new DispatchEvent.Began(at));
                    break;
                case TicketEvent.WaitStarted:
                    Finish(at, "已检测，故障确认，所需配件待件", NextStep.WaitForPart);
                    break;
                case TicketEvent.WorkCompleted e:
                    Finish(at, e.Result, null);
                    break;
            }
        }

        // What is under way shows the hour of the day; some tickets have only a proposal.
        public void End()
        {
            if (_open is { Status: DispatchStatus.Assigned, Slot: { } slot } order)
            {
                var sent = order.AssignedAt!.Value;
                var way = slot.From - Way;
                if (_random.Next(100) < 70) Do(Earlier(sent.AddMinutes(20), visits.Now), new DispatchEvent.Accepted());
                if (_open.Status != DispatchStatus.Accepted || SiteZone.DayOf(slot.From) != SiteZone.DayOf(visits.Now)) way = DateTimeOffset.MaxValue;
                else if (way > visits.Now && _random.Next(100) < 40) way = visits.Now.AddMinutes(-_random.Next(10, 40));
                if (way <= visits.Now && way > _open.UpdatedAt) Do(way, new DispatchEvent.Departed(way));
                if (_open.Status == DispatchStatus.Departed && way + Way <= visits.Now) Do(way + Way, new DispatchEvent.Arrived(way + Way));
            }
            else if (_open is null && made.Ticket.Status == TicketStatus.Scheduled && _random.Next(100) < 30)
            {
                Propose(made.Ticket.UpdatedAt);
                if (_random.Next(100) < 40 && made.Ticket.AppointmentFrom is { } from) Reject(from);
            }

            if (_open is not null) Orders.Add(_open);
        }

        private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

        private void Propose(DateTimeOffset at)
        {
            var events = new DispatchEvent.Proposed(Orders.Count + 1);
            _open = DispatchRules.Create(new DispatchOrderId(visits._ids.Next(at)), visits.NextNumber(at), made.Ticket.Id, Dispatcher, [events], at);
        }

        private void Reject(DateTimeOffset from)
        {
            var site = DemoSites.Sites[_random.Next(DemoSites.Sites.Count)];
            Assign(made.Ticket.UpdatedAt, new AppointmentSlot(from, from.AddHours(3)), site, null);
            Do(Earlier(made.Ticket.UpdatedAt.AddMinutes(5), visits.Now), new DispatchEvent.Rejected(Rejections[_random.Next(Rejections.Length)]));
        }

        private void Send(DateTimeOffset at, AppointmentSlot slot)
        {
            var names = _sentTo.Split(" · ");
            var site = DemoSites.Sites.Single(s => s.NameZh == names[0]);
            var technician = DemoSites.Technicians.Single(t => t.SiteCode == site.Code && t.Name == names[1]);
            Propose(at);
            Assign(at, slot, site, technician);
        }

        private void Assign(DateTimeOffset at, AppointmentSlot slot, ServiceSite site, Technician? technician)
        {
            var (day, half) = HalfDays.Of(slot, SiteZone.Zone);
            Do(at, new DispatchEvent.Assigned(site.Code, technician?.Code, slot, day, half));
        }

        private void Travel(DateTimeOffset startedAt)
        {
            var sent = _open!.AssignedAt!.Value;
            var arrived = startedAt.AddMinutes(-5);
            if (arrived <= sent) return;
            var departed = arrived - Way > sent ? arrived - Way : sent;
            Do(Earlier(sent.AddMinutes(15), departed), new DispatchEvent.Accepted());
            Do(departed, new DispatchEvent.Departed(departed));
            Do(arrived, new DispatchEvent.Arrived(arrived));
        }

        // Before the window the customer put it off; inside nobody was at home.
        private void Moved(DateTimeOffset at, AppointmentSlot next)
        {
            if (at < _open!.WindowFrom)
            {
                Close(at, new DispatchEvent.Cancelled("用户改期"));
                return;
            }

            var order = Close(at, new DispatchEvent.NoAccess(new VisitTimes(ArrivedAt: at, FinishedAt: at), new NextVisit(NextStep.NewVisit, next), "用户不在，电话改约"));
            Results.Add(new VisitResult
            {
                OrderId = order.Id, WhatWasDone = "用户不在，电话改约", NextStep = NextStep.NewVisit, NextFrom = next.From, NextTo = next.To, RecordedBy = Dispatcher, RecordedAt = at,
            });
        }

        private void Finish(DateTimeOffset at, string words, NextStep? step)
        {
            if (_open is null) return;
            var result = step is null ? Result(words) : new VisitResult { SymptomCode = made.Ticket.SymptomCode, WhatWasDone = words, NextStep = step };
            var times = new VisitTimes(FinishedAt: at);
            var order = Close(at, step is null ? new DispatchEvent.Done(result, times) : new DispatchEvent.PartlyDone(result, times));
            Results.Add(result with { OrderId = order.Id, RecordedBy = Dispatcher, RecordedAt = at });
        }

        private VisitResult Result(string words)
        {
            var fee = made.Fee;
            var isRepair = made.Ticket is { Type: TicketType.Repair, SymptomCode: not null };
            var usual = isRepair ? DemoVisitCodes.Of(made.Ticket.SymptomCode!) : default;
            var lastWord = words.Split(' ')[^1];
            return new VisitResult
            {
                SymptomCode = isRepair ? made.Ticket.SymptomCode : null,
                DefectCode = isRepair ? usual.Defect : null,
                RepairCode = isRepair ? usual.Repair : made.Ticket.Type == TicketType.Install ? "GN-R01" : "GN-R02",
                LiabilityCode = isRepair ? Liabilities[_random.Next(Liabilities.Length)] : null,
                Position = lastWord != words && char.IsAsciiLetterUpper(lastWord[0]) ? lastWord : null,
                Labour = fee?.Labour ?? default, Parts = fee?.Parts ?? default, Travel = fee?.Travel ?? default, Other = fee?.Other ?? default,
                Charged = fee?.Charged ?? default, FeeReason = fee?.Reason,
                AcceptedAmount = fee is { Charged.Fen: > 0 } ? fee.Charged : null, AcceptedBy = fee is { Charged.Fen: > 0 } ? "本人" : null,
                AcceptedHow = fee is { Charged.Fen: > 0 } ? AcceptedHow.Signature : null, AcceptedAt = fee is { Charged.Fen: > 0 } ? _open!.StartedAt ?? _open.AssignedAt : null,
                PaidHow = fee is { Charged.Fen: > 0 } ? (PaidHow)_random.Next(3) : null,
                WhatWasDone = words, SignedBy = "本人",
            };
        }

        private DispatchOrder Close(DateTimeOffset at, DispatchEvent fact)
        {
            Do(at, fact);
            var order = _open!;
            Orders.Add(order);
            _open = null;
            return order;
        }

        private void Do(DateTimeOffset at, DispatchEvent fact) => _open = DispatchRules.Apply(_open!, fact, at) with { UpdatedAt = at, Version = _open!.Version + 1 };
    }

    private DateTimeOffset Now => now;
}
