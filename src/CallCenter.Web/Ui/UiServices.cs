using CallCenter.Web.Features.Me;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Ui.Kit;
using CallCenter.Web.Ui.People;
using CallCenter.Web.Ui.Shell;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Persistence.Users;

namespace CallCenter.Web.Ui;

/// <summary>What the pages need: components, languages, themes, sign-in.</summary>
public static class UiServices
{
    /// <summary>Registers the pages' services.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.Replace(ServiceDescriptor.Singleton<IStringLocalizerFactory>(s => new StretchedTexts(s.GetRequiredService<ResourceManagerStringLocalizerFactory>())));
        services.AddOptions<RequestLocalizationOptions>().Configure<IServiceProvider>(Cultures.Configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Words>();
        services.AddSingleton(s => new PeopleNames(s.GetRequiredService<UserStore>().NamesAsync, s.GetRequiredService<TimeProvider>()));
        services.AddScoped<PhoneLine>();
        services.AddScoped<Toasts>();
        services.AddSignIn();
        return services;
    }

    /// <summary>Maps pages, sign-in and files. Call it after every other middleware and endpoint.</summary>
    public static void MapUi(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use(Cultures.RememberAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapSignIn();
        app.MapSession();
        app.MapOwnSettings();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
