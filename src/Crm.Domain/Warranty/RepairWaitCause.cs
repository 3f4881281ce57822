namespace Crm.Domain.Warranty;

/// <summary>Whom a repair waits for.</summary>
public enum RepairWaitCause
{
    /// <summary>The maker supplies no part.</summary>
    Part,

    /// <summary>The repairer himself is late.</summary>
    Repairer,
}
