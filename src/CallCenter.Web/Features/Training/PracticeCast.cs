using System.Collections.Immutable;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Training;
using Crm.Domain.Warranty;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Training;

/// <summary>The customers of training: made for each call, with ids of their own, in no store. Their machines are of the product's own catalogue, so that faults and
/// scripts are the real ones. Pure.</summary>
internal static class PracticeCast
{
    /// <summary>Numbers that no operator gives out (see <c>DemoNumbers.Unknown</c>): 162 0000 9xxx.</summary>
    private const string KnownNumber = "+8616200009201";
    private const string NewNumber = "+8616200009202";
    private const string SharedNumber = "+8616200009203";
    private const string GasNumber = "+8616200009204";
    private const string TechnicianNumber = "+8616200009205";
    private const string Withheld = "anonymous";
    private const string RegionCode = "370202";
    private const string RepairSpeech = "repair-ac-zh";

    /// <summary>Name of the customer who is meant; the story tells it.</summary>
    public const string Known = "练习·周敏";

    /// <summary>The other household with the same number.</summary>
    public const string Other = "练习·韩立";

    /// <summary>The caller of an exercise.</summary>
    /// <param name="exercise">Which one.</param>
    /// <param name="catalogue">Brands, categories, models and symptoms of the product.</param>
    /// <param name="call">The contact.</param>
    /// <param name="now">The site's time.</param>
    public static PracticeCaller Of(PracticeExercise exercise, CatalogueView catalogue, InteractionId call, DateTimeOffset now)
    {
        var from = exercise switch
        {
            PracticeExercise.KnownCustomer => KnownNumber,
            PracticeExercise.NewCustomer => NewNumber,
            PracticeExercise.WithheldNumber => Withheld,
            PracticeExercise.AmbiguousNumber => SharedNumber,
            PracticeExercise.GasSmell => GasNumber,
            _ => TechnicianNumber,
        };
        var category = CategoryOf(exercise, catalogue);
        var known = Candidate(Known, "南京路 12 号 3 单元 501", 50, catalogue, category, now);
        var other = Candidate(Other, "香港中路 76 号", 60, catalogue, category, now);
        ImmutableArray<PopCandidate> candidates = exercise switch
        {
            PracticeExercise.KnownCustomer or PracticeExercise.GasSmell => [known],
            PracticeExercise.AmbiguousNumber => [other, known],
            _ => [],
        };
        var number = PhoneNumber.Normalize(from, PhoneSource.Trunk);
        var pop = new CallerPop(call, number, now, candidates.IsEmpty ? PopState.NotFound : PopState.Ready, new PopCard(number, candidates, [], [], []))
        {
            Technician = exercise == PracticeExercise.TechnicianCalling ? Technician(catalogue, category, now) : null,
        };
        return new PracticeCaller(
            from,
            new QueueId(exercise == PracticeExercise.TechnicianCalling ? "consult" : "repair"),
            pop,
            candidates.IsEmpty ? null : known.Customer.Id,
            [.. candidates.Select(AddressOf)],
            exercise is PracticeExercise.TechnicianCalling or PracticeExercise.GasSmell ? null : RepairSpeech);
    }

    // Gas where gas is burnt; else whatever has faults to choose from.
    private static string CategoryOf(PracticeExercise exercise, CatalogueView catalogue)
    {
        var dangerous = catalogue.Symptoms.Where(s => s is { IsSafetyCritical: true, IsRetired: false }).OrderByDescending(s => Hazards.Of(s.CategoryCode) == Hazards.Gas).FirstOrDefault();
        if (exercise == PracticeExercise.GasSmell && dangerous is not null)
            return dangerous.CategoryCode;
        return catalogue.Categories.FirstOrDefault(c => !c.IsRetired && catalogue.Symptoms.Any(s => s.CategoryCode == c.Code))?.Code ?? (catalogue.Categories is [var first, ..] ? first.Code : "");
    }

    private static PopCandidate Candidate(string name, string detail, int score, CatalogueView catalogue, string category, DateTimeOffset now)
    {
        var (customer, address) = (new CustomerId(Guid.CreateVersion7(now)), new AddressId(Guid.CreateVersion7(now)));
        return new PopCandidate(
            new PopCustomer(customer, "P-0000001", name, null, CustomerKind.Person, CustomerTier.Standard, false, null, address, RegionCode, Regions.Find(RegionCode)?.Line ?? RegionCode, detail),
            score,
            [Reason.Of("Pop.PrimaryPhone")],
            category.Length == 0 ? [] : [Machine(customer, address, catalogue, category, now)],
            [],
            [],
            0);
    }

    private static CustomerAddress AddressOf(PopCandidate candidate) => new()
    {
        Id = candidate.Customer.AddressId!.Value,
        CustomerId = candidate.Customer.Id,
        RegionCode = RegionCode,
        Region = candidate.Customer.Region!,
        Detail = candidate.Customer.AddressDetail!,
        IsDefault = true,
    };

    private static PopUnit Machine(CustomerId customer, AddressId address, CatalogueView catalogue, string category, DateTimeOffset now)
    {
        var model = catalogue.Models.FirstOrDefault(m => m.CategoryCode == category && !m.IsRetired);
        var brand = catalogue.Brands.FirstOrDefault(b => b.Code == model?.BrandCode);
        var bought = DateOnly.FromDateTime(now.UtcDateTime).AddYears(-1);
        var last = bought.AddYears(3).AddDays(-1);
        return new PopUnit(
            new UnitId(Guid.CreateVersion7(now)), "P0000001", model?.Code ?? "P-1", model?.NameZh ?? "", model?.NameEn ?? "", category, brand?.Code ?? "", brand?.NameZh ?? "", brand?.NameEn ?? "",
            customer, customer, address, bought, bought, null, true, UnitState.InUse, 0,
            new WarrantyVerdict(
                CoverageStatus.Covered,
                last,
                Reason.Of("Warranty.CoveredFromInvoice", ("coverage", "whole"), ("start", Day(bought)), ("lastDay", Day(last)), ("months", "36")),
                []));
    }

    private static CallingTechnician Technician(CatalogueView catalogue, string category, DateTimeOffset now)
    {
        var symptom = catalogue.Symptoms.FirstOrDefault(s => s.CategoryCode == category);
        return new CallingTechnician("P-01", "练习·孙师傅", "练习网点", "Practice site", [new TechnicianVisit("P-T-0001", DispatchStatus.Working, now, symptom?.NameZh, symptom?.NameEn)]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
