namespace Crm.Domain.Tickets;

/// <summary>How the request came (XJ-38).</summary>
public enum TicketChannel
{
    /// <summary>An inbound call.</summary>
    Phone,

    /// <summary>A call that we made.</summary>
    OutboundCall,

    /// <summary>A web form.</summary>
    Web,

    /// <summary>A text message or a messenger.</summary>
    Message,

    /// <summary>A shop or a service site.</summary>
    Site,

    /// <summary>An imported file or another system.</summary>
    Import,
}
