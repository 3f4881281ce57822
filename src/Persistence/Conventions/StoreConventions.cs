using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Conventions;

/// <summary>How our types lie in columns, the same on every provider.</summary>
internal static class StoreConventions
{
    private const int EnumLength = 24;

    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
        builder.Properties<DateOnly>().HaveConversion<CompactDateConverter>();
        builder.Properties<Money>().HaveConversion<FenConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumLength).AreUnicode(false);

        builder.Properties<CustomerId>().HaveConversion<CustomerIdConverter>();
        builder.Properties<AddressId>().HaveConversion<AddressIdConverter>();
        builder.Properties<ModelId>().HaveConversion<ModelIdConverter>();
        builder.Properties<UnitId>().HaveConversion<UnitIdConverter>();
        builder.Properties<CallbackId>().HaveConversion<CallbackIdConverter>();
        builder.Properties<TicketId>().HaveConversion<TicketIdConverter>();
    }
}
