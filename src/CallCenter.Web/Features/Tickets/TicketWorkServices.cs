using CallCenter.Web.Realtime;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Registers what people do together on a ticket, and the feed of what happens to it.</summary>
internal static class TicketWorkServices
{
    /// <summary>Needs the store and the event stream.</summary>
    public static IServiceCollection AddTicketWork(this IServiceCollection services)
    {
        services.AddSingleton<OutboxFeed>();
        services.AddHostedService(s => s.GetRequiredService<OutboxFeed>());
        services.AddSingleton<TicketPeople>().AddSingleton<TicketTalk>().AddSingleton<AttachmentShelf>().AddSingleton<TicketFieldText>();
        return services;
    }
}
