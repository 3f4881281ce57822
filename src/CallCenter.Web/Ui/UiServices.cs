namespace CallCenter.Web.Ui;

/// <summary>What the pages need: components, sign-in, languages, themes.</summary>
public static class UiServices
{
    /// <summary>Registers the pages' services.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    /// <summary>Maps pages, sign-in and language endpoints.</summary>
    public static void MapUi(this WebApplication app) => app.MapStaticAssets();
}
