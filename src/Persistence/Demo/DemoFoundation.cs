using Crm.Domain.Administration;
using Crm.Domain.Calendar;
using Crm.Domain.Catalogue;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Floor;
using Persistence.Users;
using Persistence.Warranty;

namespace Persistence.Demo;

/// <summary>What both the demo and bulk data stand on: catalogue, people, queues, codes, calendar. Written once.</summary>
internal static class DemoFoundation
{
    public const int Seed = 20_240_501;
    private const string Mark = "foundation";

    // A fixed instant gives the models the same ids in every store.
    private static readonly DateTimeOffset Epoch = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static DemoCatalogue Catalogue() => new(new SeededIds(new Random(Seed)), Epoch);

    public static async Task EnsureAsync(AppDb db, DemoCatalogue catalogue, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct))
        {
            await CompleteAsync(db, catalogue, now, ct);
            return;
        }

        await InsertAsync(db, catalogue.Brands, ct);
        await InsertAsync(db, catalogue.Categories, ct);
        await InsertAsync(db, catalogue.Models, ct);
        await InsertAsync(db, catalogue.Symptoms, ct);
        await InsertAsync(db, DemoPrices.Items, ct);
        await InsertAsync(db, DemoPrices.Positions(catalogue.Models), ct);
        await InsertAsync(db, DemoPrices.Prices(catalogue.Models), ct);
        await InsertAsync<CalendarDay>(db, DemoCalendar.Days, ct);
        await InsertAsync<SiteRow>(db, [new SiteRow { Id = "main", NameZh = "本部", NameEn = "Head office", Version = 1 }], ct);
        await InsertAsync<QuestionSetRow>(db, [DemoStaff.CallbackQuestions(now)], ct);
        await InsertAsync(db, PolicyStore.Defaults(now), ct);
        await InsertAsync<CodeRow>(db, [.. DemoStaff.Codes, .. DemoVisitCodes.All], ct);
        await InsertAsync<SettingRow>(db, [DialledNumbers(now)], ct);
        await InsertAsync(db, DemoSites.Sites, ct);
        await InsertAsync(db, DemoSites.Technicians, ct);
        await InsertAsync<SkillRow>(db, DemoFloor.Skills, ct);
        await InsertAsync<AgentSkillRow>(db, DemoFloor.AgentSkills, ct);
        await InsertAsync<QueueRow>(db, DemoStaff.Queues, ct);
        await InsertAsync<FlowRow>(db, [DemoFlow.Row(now)], ct);
        await InsertAsync<EntryPointRow>(db, [.. DemoStaff.EntryPoints, DemoFlow.Entry], ct);
        await InsertAsync<QueueMemberRow>(db, DemoStaff.Members, ct);
        await InsertAsync<IdentityRole>(db, DemoStaff.RoleRows, ct);
        var users = DemoStaff.Users().ToList();
        await InsertAsync<AppUser>(db, users.Select(u => u.User), ct);
        await InsertAsync<IdentityUserRole<string>>(db, users.Select(u => new IdentityUserRole<string> { UserId = u.User.Id, RoleId = u.Role }), ct);
        await InsertAsync<StoreMarkRow>(db, [new StoreMarkRow { Key = Mark, Value = "1", At = now }], ct);
    }

    // Demo customers have mobiles that nobody has, of ranges that a real house keeps closed.
    private static SettingRow DialledNumbers(DateTimeOffset now) => new()
    {
        Key = KnownSettings.OutboundAllowed.Key, Value = OutboundPolicy.DefaultPatterns + ", 16[0134]xxxxxxxx", Version = 1, UpdatedAt = now, UpdatedBy = "demo",
    };

    /// <summary>A demo store of an earlier version gets the categories, symptoms and codes that came since; what somebody changed stays.</summary>
    public static async Task CompleteAsync(AppDb db, DemoCatalogue catalogue, DateTimeOffset now, CancellationToken ct)
    {
        var categories = await db.Categories.Select(c => c.Code).ToListAsync(ct);
        var symptoms = await db.Symptoms.Select(s => s.Code).ToListAsync(ct);
        var outcomes = await db.Codes.Select(c => c.Group + "/" + c.Code).ToListAsync(ct);
        db.AddRange(catalogue.Categories.Where(c => !categories.Contains(c.Code)));
        db.AddRange(catalogue.Symptoms.Where(s => !symptoms.Contains(s.Code)));
        if (!await db.Settings.AnyAsync(s => s.Key == KnownSettings.OutboundAllowed.Key, ct)) db.Add(DialledNumbers(now));
        db.AddRange(DemoVisitCodes.All.Where(c => !outcomes.Contains(c.Group + "/" + c.Code)));
        if (!await db.Set<Price>().AnyAsync(ct))
        {
            var models = await db.Models.Select(m => m.Id).ToListAsync(ct);
            db.AddRange(catalogue.Models.Where(m => !models.Contains(m.Id)));
            db.AddRange(DemoPrices.Items);
            db.AddRange(DemoPrices.Positions(catalogue.Models));
            db.AddRange(DemoPrices.Prices(catalogue.Models));
        }

        db.AddRange(DemoStaff.Codes.Where(c => !outcomes.Contains(c.Group + "/" + c.Code)));
        if (!await db.EntryPoints.AnyAsync(e => e.CalledNumber == DemoFlow.Number, ct) && !await db.Flows.AnyAsync(ct)) db.AddRange(DemoFlow.Row(now), DemoFlow.Entry);
        if (!await db.WarrantyPolicies.AnyAsync(ct)) db.AddRange(PolicyStore.Defaults(now));
        await db.SaveChangesAsync(ct);
        await DemoFloor.CompleteAsync(db, ct);
    }

    public static async Task InsertAsync<T>(AppDb db, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        await using var insert = new BulkInsert<T>(db);
        await insert.AddAsync(rows, ct);
    }
}
