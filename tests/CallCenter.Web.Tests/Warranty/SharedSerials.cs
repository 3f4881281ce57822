using CallCenter.Web.Tests.Host;
using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.InstallBase;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Warranty;

/// <summary>Units of two brands that use one serial.</summary>
internal static class SharedSerials
{
    /// <summary>Registers both; their brands in the order of their codes.</summary>
    public static async Task<(string Brand, string Other)> RegisterAsync(RunningHost host, string serial)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        var models = (await db.Models.AsNoTracking().ToListAsync(ct)).GroupBy(m => m.BrandCode, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First()).Take(2).ToList();
        if (models.Count < 2)
        {
            // A catalogue of one brand gets a second one that nobody else uses.
            var brand = new Brand { Code = "ZZ", NameZh = "同号", NameEn = "Same" };
            var model = models[0] with { Id = new ModelId(Guid.CreateVersion7()), Code = "ZZ-1", BrandCode = "ZZ", SerialRule = "" };
            db.AddRange(brand, model);
            await db.SaveChangesAsync(ct);
            models.Add(model);
        }

        foreach (var model in models)
            (await host.Services.GetRequiredService<UnitStore>().RegisterAsync(new RegisterUnit(serial, model.Id, null, null, null), new Actor("tester"), ct)).ShouldBeOfType<SaveResult<InstalledUnit>.Saved>();
        return (models[0].BrandCode, models[1].BrandCode);
    }
}
