using System.Globalization;
using CallCenter.Web.Features.Demo;
using Microsoft.AspNetCore.Localization;

namespace CallCenter.Web.Ui;

/// <summary>The two languages, and how one is chosen: <c>?culture=</c> (remembered), then the cookie, then what the browser asks for, then Chinese.</summary>
public static class Cultures
{
    /// <summary>Default and first.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>The other one.</summary>
    public const string English = "en";

    /// <summary>English with every text 40 % longer, to see whether the layout holds; offered in demo mode, by <c>?culture=en-XA</c> only.</summary>
    public const string Stretched = "en-XA";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Chinese, English];

    /// <summary>The language that the switch offers now.</summary>
    public static string Other => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? Chinese : English;

    internal static void Configure(RequestLocalizationOptions options, IServiceProvider services)
    {
        string[] offered = services.GetService<IServiceProviderIsService>()?.IsService(typeof(DemoCaller)) is true ? [.. All, Stretched] : [.. All];
        options.SetDefaultCulture(Chinese);
        options.AddSupportedCultures(offered);
        options.AddSupportedUICultures(offered);
        options.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }

    /// <summary>Keeps a language that came by <c>?culture=</c> for a year, so that the circuit's socket and the next visit speak it too.</summary>
    internal static Task RememberAsync(HttpContext http, RequestDelegate next)
    {
        var feature = http.Features.Get<IRequestCultureFeature>();
        if (feature?.Provider is QueryStringRequestCultureProvider)
            http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(feature.RequestCulture), PreferenceCookies.Options);
        return next(http);
    }
}
