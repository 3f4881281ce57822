using System.Collections.Immutable;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Persistence.Queries;

namespace CallCenter.Web.Tests.Desk;

/// <summary>Callers for page tests.</summary>
internal static class Callers
{
    public static readonly PhoneNumber Number = PhoneNumber.Normalize("13812348000", PhoneSource.Trunk);
    public static readonly AddressId Home = new(Guid.Parse("019aa000-0000-7000-8000-0000000000a1"));

    public static CallerPop Pop(params PopCandidate[] candidates) => new(
        Floor.FirstCall,
        Number,
        Floor.Now.AddSeconds(-50),
        candidates.Length == 0 ? PopState.NotFound : PopState.Ready,
        new PopCard(Number, [.. candidates], [], [], []));

    public static PopCandidate Candidate(int n, string name, params PopUnit[] units) => new(
        new PopCustomer(new CustomerId(Guid.Parse($"019aa000-0000-7000-8000-{n:D12}")), $"C-{n:D7}", name, "女士", CustomerKind.Person, CustomerTier.Gold, false, null, Home, "370202", "山东省青岛市市南区", "香港中路 76 号"),
        50 - n,
        [Reason.Of("Pop.PrimaryPhone")],
        [.. units],
        [],
        [],
        0);

    public static PopUnit Unit(int n, CoverageStatus status = CoverageStatus.Covered) => new(
        new UnitId(Guid.Parse($"019aa000-0000-7000-8000-{n:D12}")), $"SN{n:D6}", "KFR-35GW/HM1", "壁挂空调", "wall AC", "AC", "HM", "禾沐", "HEMU",
        null, null, Home, new DateOnly(2023, 6, 10), null, null, true, UnitState.InUse, 2,
        new WarrantyVerdict(
            status,
            new DateOnly(2029, 6, 10),
            Reason.Of(status == CoverageStatus.Covered ? "Warranty.CoveredFromInvoice" : "Warranty.ExpiredFromInvoice", ("coverage", "whole"), ("start", "2023-06-10"), ("lastDay", "2029-06-10"), ("months", "72")),
            []));

    public static PopTicket Ticket(string number = "T-261121-0312") => new(
        new TicketId(Guid.Parse("019aa000-0000-7000-8000-0000000000f1")), number, TicketType.Repair, TicketStatus.Waiting, WaitReason.Part, TicketPriority.Normal, null,
        "WM-S01", "不脱水", "Does not spin", "离合器在途", Floor.Now.AddDays(-3), null, null, "今天来电告知到件时间", Floor.Now.AddHours(8), "青岛市南网点", 3);
}
