using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

internal sealed class AddressIdConverter() : ValueConverter<AddressId, Guid>(id => id.Value, value => new AddressId(value));
