using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;

namespace Persistence.Demo;

/// <summary>The people of the guided tour: one number, three possible callers, four machines, a promise for today.</summary>
public static class DemoCast
{
    /// <summary>The number from which 周敏 calls; two others have used it too.</summary>
    public const string KnownCaller = "+8613800138000";

    internal const int Customers = 3;
    internal const int Units = 5;

    internal static void Play(DemoWorld world, DemoPeople people, DemoUnits units, DemoCatalogue catalogue, Random random, DateTimeOffset now)
    {
        var today = SiteZone.DayOf(now);
        var region = DemoRegions.All[0];
        var min = people.Customer(1, now.AddDays(-1260), region) with { Name = "周敏", Salutation = "女士", Kind = CustomerKind.Person, Tier = CustomerTier.Gold, DoNotCall = false };
        var jianguo = people.Customer(2, now.AddDays(-1260), region) with { Name = "周建国", Salutation = "先生", Kind = CustomerKind.Person, Tier = CustomerTier.Standard };
        var haiyan = people.Customer(3, now.AddDays(-700), region) with { Name = "单海燕", Salutation = "女士", Kind = CustomerKind.Person, Tier = CustomerTier.Silver };
        var home = people.Address(min, region) with { Detail = "香港中路76号3栋2单元1102室" };
        world.Add(min, home, people.Phone(min.Id, KnownCaller, PhonePurpose.Personal, isPrimary: true));
        world.Add(jianguo, people.Address(jianguo, region) with { Detail = home.Detail }, people.Phone(jianguo.Id, KnownCaller, PhonePurpose.Relative, isPrimary: false));
        world.Phones.Add(people.Phone(jianguo.Id, people.NextMobile(), PhonePurpose.Personal, isPrimary: true));
        world.Add(haiyan, people.Address(haiyan, DemoRegions.All[3]), people.Phone(haiyan.Id, people.NextMobile(), PhonePurpose.Personal, isPrimary: true));
        world.Phones.Add(people.Phone(haiyan.Id, KnownCaller, PhonePurpose.Relative, isPrimary: false));

        Own("AC", today.AddMonths(-41), jianguo.Id, hasVoucher: true);
        Own("RF", today.AddMonths(-30), min.Id, hasVoucher: true);
        Own("TV", today.AddMonths(-27), null, hasVoucher: false);
        Own("WM", today.AddMonths(-8), min.Id, hasVoucher: true);
        var fridge = catalogue.AnyModel(random, "RF");
        world.Add(new DemoHousehold(
            units.Unit(fridge, haiyan, haiyan.Id, world.Addresses[2].Id, today.AddMonths(-9), true), fridge, haiyan, KnownCaller, DemoRegions.All[3], world.Addresses[2].Id));

        void Own(string category, DateOnly soldOn, CustomerId? purchaser, bool hasVoucher)
        {
            var model = catalogue.AnyModel(random, category);
            world.Add(new DemoHousehold(units.Unit(model, min, purchaser, home.Id, soldOn, hasVoucher), model, min, KnownCaller, region, home.Id));
        }
    }

    /// <summary>周敏's washing machine does not spin; the clutch is on its way and a call is promised for today.</summary>
    internal static DemoTicket WaitingTicket(DemoTickets tickets, string number, DateTimeOffset openedAt, DemoHousehold home, Guid? call, DateTimeOffset now)
    {
        var details = DemoTickets.Details(home, TicketType.Repair) with
        {
            SymptomCode = "WM-S03", Description = "用户反映不脱水，桶不转", Severity = TicketSeverity.Major, Priority = TicketPriority.High,
        };
        var afternoon = SiteZone.DayOf(openedAt).AddDays(1).ToDateTime(new TimeOnly(14, 0));
        var visit = new DateTimeOffset(afternoon, SiteZone.Zone.GetUtcOffset(afternoon)).ToUniversalTime();
        var play = tickets.Open(number, openedAt, home, details, "agent2", call, new AppointmentSlot(visit, visit.AddHours(3)));
        play.Do(openedAt.AddHours(1), "dispatcher1", new TicketCommand.Dispatch(DemoSites.NameOf(DemoSites.Sites[0], DemoSites.Technicians[0])));
        play.Do(visit.AddMinutes(20), "dispatcher1", new TicketCommand.StartWork());
        play.Do(visit.AddMinutes(70), "dispatcher1", new TicketCommand.Wait(WaitReason.Part));
        var local = SiteZone.DayOf(now).ToDateTime(new TimeOnly(18, 0));
        var promised = new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local));
        play.Do(now.AddDays(-2), "agent2", new TicketCommand.Promise("今天来电告知离合器 CL1 到件时间", promised));
        play.Do(now.AddDays(-2).AddMinutes(1), "agent2", new TicketCommand.AddNote("件未到，请勿再承诺上门时间"));
        return play.End();
    }
}
