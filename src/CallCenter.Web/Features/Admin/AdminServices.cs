using CallCenter.Web.Access;
using CallCenter.Web.Composition;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Switchboard;
using Persistence.Floor;
using Persistence.Users;

namespace CallCenter.Web.Features.Admin;

/// <summary>What the pages of the administration need.</summary>
internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<Catalogue.CatalogueSheets>().AddSingleton<Catalogue.CatalogueDesk>().AddSingleton<Quotations.QuotationDesk>();
        services.AddSingleton<IPromptShelf>(s => ActivatorUtilities.CreateInstance<PromptShelf>(s));
        services.AddSingleton(s => new Floor.FloorKeeping(
            s.GetRequiredService<QueueStore>(), s.GetRequiredService<IFloorPlanSource>(), s.GetRequiredService<CalendarStore>(), s.GetRequiredService<IPromptShelf>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new AccountKeeping(
            s.GetRequiredService<UserStore>(), s.GetRequiredService<OneTimeLinks>(), s.GetRequiredService<AccountChanges>(),
            s.GetRequiredService<ISwitchboard>(), s.GetRequiredService<SecretBox>()));
        services.AddSingleton(s => new TrunkProbe(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<AppSettings>().Sip.Tls));
        services.AddSingleton(s => new TrunkKeeping(
            s.GetRequiredService<TrunkStore>(), s.GetRequiredService<SecretBox>(), s.GetRequiredService<TrunkProbe>(), s.GetRequiredService<AppSettings>()));
        return services;
    }

    /// <summary>Files for the administration's player and exports.</summary>
    public static void MapAdminFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/admin/prompts/audio/{**id}", PromptAudio).RequireAuthorization(Rights.Administer).ExcludeFromDescription();
        app.MapGet("/admin/flows/{id}.json", Ivr.FlowExport.SendAsync).RequireAuthorization(Rights.Administer).ExcludeFromDescription();
        app.MapGet("/admin/catalogue-files/{table}", Catalogue.CatalogueExport.SendAsync).RequireAuthorization(Rights.CatalogueManage).ExcludeFromDescription();
        app.MapGet(Quotations.QuotationPdf.Route, Quotations.QuotationPdf.SendAsync).RequireAuthorization(Rights.CustomerRead).ExcludeFromDescription();
        app.MapGet(AuditExport.Path, AuditExport.Send).RequireAuthorization(Rights.Administer).ExcludeFromDescription();
    }

    private static IResult PromptAudio(string id, IPromptShelf prompts) =>
        prompts.PathOf(id) is { } path ? TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true) : TypedResults.NotFound();
}
