using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Switchboard;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CallCenter.Web.Features.Desk;

/// <summary>Registers the desk, the screen pop and the pages of tickets, customers and units.</summary>
internal static class DeskServices
{
    /// <summary>Needs the store, the switchboard and the pages' kit to be registered too.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<PopMetrics>();
        services.AddSingleton<PopNotes>();
        services.AddSingleton<PopPromises>();
        services.AddSingleton<ChosenRouting>();
        services.AddSingleton<ScreenPops>();
        services.AddSingleton<IScreenPops>(s => s.GetRequiredService<ScreenPops>());
        services.AddSingleton<IFactListener>(s => s.GetRequiredService<ScreenPops>());
        services.AddHostedService(s => s.GetRequiredService<ScreenPops>());
        services.AddSingleton<DraftShelf>().AddSingleton<IFormShelf>(s => s.GetRequiredService<DraftShelf>().Forms);
        services.AddSingleton<DraftBox>().AddSingleton<DraftKeeper>().AddHostedService(s => s.GetRequiredService<DraftKeeper>());
        services.AddSingleton<LeftCallers>();
        services.AddSingleton<RecentTargets>();
        services.AddSingleton<IOutsideTargets, OutsideTargets>();
        services.AddSingleton<IKeypad, Keypad>();
        services.AddSingleton<ClickToDial>();
        services.AddSingleton<DeskReads>();
        services.AddSingleton<VisitSales>();
        services.AddSingleton<Api.AppointmentPlaces>().AddScoped<Sites.SiteAccounts>();
        services.AddSingleton<SaveDraft>();
        services.AddSingleton<DeskBooks>();
        services.AddSingleton<Training.PracticeRooms>();
        services.AddSingleton<RevealPhone>();
        services.AddSingleton<CrmWords>();
        services.AddSingleton<CustomerWords>();
        services.AddScoped<DeskSession>();
        services.AddSingleton<DeskPolicy>();
        services.AddSingleton<DesktopWatch>();
        services.AddHostedService(s => s.GetRequiredService<DesktopWatch>());
        services.AddScoped<DeskCircuit>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<DeskCircuit>());
        return services;
    }
}
