using Crm.Domain.InstallBase;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Persistence.Conventions;

internal sealed class UnitIdConverter() : ValueConverter<UnitId, Guid>(id => id.Value, value => new UnitId(value));
