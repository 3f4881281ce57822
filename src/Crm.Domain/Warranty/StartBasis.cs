namespace Crm.Domain.Warranty;

/// <summary>From which day a policy's terms count, where it is known.</summary>
public enum StartBasis
{
    /// <summary>The invoice.</summary>
    Invoice,

    /// <summary>The installation, else the invoice.</summary>
    Installation,

    /// <summary>The production month, whatever else is known.</summary>
    Production,
}
