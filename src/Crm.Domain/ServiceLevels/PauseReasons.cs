using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>For which waits a policy's clocks stand still.</summary>
[Flags]
public enum PauseReasons
{
    /// <summary>They always run.</summary>
    None = 0,

    /// <summary>待件, <see cref="WaitReason.Part"/>.</summary>
    Part = 1,

    /// <summary>待用户, <see cref="WaitReason.Customer"/>.</summary>
    Customer = 2,

    /// <summary>送修, <see cref="WaitReason.Workshop"/>.</summary>
    Workshop = 4,
}
