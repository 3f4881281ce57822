using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Lists;

internal sealed class ListDefaultConfiguration : IEntityTypeConfiguration<ListDefaultRow>
{
    public void Configure(EntityTypeBuilder<ListDefaultRow> builder)
    {
        builder.ToTable("ListDefaults").HasKey(d => new { d.UserId, d.Subject });
        builder.Property(d => d.UserId).HasMaxLength(Lengths.User);
    }
}
