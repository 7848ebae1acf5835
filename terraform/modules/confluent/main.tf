locals {
  environment_id = coalesce(var.environment_id, one(confluent_environment.this[*].id))
  # from outside its network nobody can try out a key
  private = var.network_id != null || contains(["enterprise", "freight"], var.cluster.type)

  # An old key works until its generation is gone, so that nobody is without one meanwhile. The first has the role's bare
  # name, as before there were several.
  keys = { for pair in setproduct(keys(var.account_names), var.key_generations) :
    pair[1] == 1 ? pair[0] : "${pair[0]}-${pair[1]}" => pair[0]
  }
  newest     = var.key_generations[length(var.key_generations) - 1]
  newest_key = { for role in keys(var.account_names) : role => confluent_api_key.cluster[local.newest == 1 ? role : "${role}-${local.newest}"] }
}

resource "confluent_environment" "this" {
  count        = var.environment_id == null ? 1 : 0
  display_name = var.environment_name

  # HCL takes no variable here; see Teardown in ../../README.md
  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_kafka_cluster" "this" {
  display_name        = var.cluster_name
  cloud               = var.cluster.cloud
  region              = var.cluster.region
  availability        = var.cluster.availability
  deletion_protection = var.deletion_protection

  dynamic "basic" {
    for_each = var.cluster.type == "basic" ? [1] : []
    content {}
  }
  dynamic "standard" {
    for_each = var.cluster.type == "standard" ? [1] : []
    content {}
  }
  dynamic "enterprise" {
    for_each = var.cluster.type == "enterprise" ? [1] : []
    content {}
  }
  dynamic "freight" {
    for_each = var.cluster.type == "freight" ? [1] : []
    content {}
  }
  dynamic "dedicated" {
    for_each = var.cluster.type == "dedicated" ? [1] : []
    content {
      cku = var.cluster.cku
    }
  }

  environment {
    id = local.environment_id
  }

  dynamic "network" {
    for_each = var.network_id == null ? [] : [var.network_id]
    content {
      id = network.value
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "confluent_service_account" "this" {
  for_each     = var.account_names
  display_name = each.value
  description  = "k2g, ${each.key}: made by Terraform"
}

# Whoever sets ACLs needs this role. k2g never gets this account's key.
resource "confluent_role_binding" "administrator" {
  principal   = "User:${confluent_service_account.this["administrator"].id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.this.rbac_crn
}

resource "confluent_api_key" "cluster" {
  for_each               = local.keys
  display_name           = var.account_names[each.value]
  description            = "Kafka API key of ${var.account_names[each.value]}"
  disable_wait_for_ready = local.private

  owner {
    id          = confluent_service_account.this[each.value].id
    api_version = confluent_service_account.this[each.value].api_version
    kind        = confluent_service_account.this[each.value].kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.this.id
    api_version = confluent_kafka_cluster.this.api_version
    kind        = confluent_kafka_cluster.this.kind

    environment {
      id = local.environment_id
    }
  }

  # the provider tries a new key out, the administrator's with its role
  depends_on = [confluent_role_binding.administrator]
}

resource "confluent_kafka_acl" "this" {
  for_each      = var.acls
  resource_type = each.value.resource_type
  resource_name = each.value.resource_name
  pattern_type  = each.value.pattern_type
  principal     = "User:${confluent_service_account.this[each.value.principal].id}"
  host          = "*"
  operation     = each.value.operation
  permission    = each.value.permission
  rest_endpoint = confluent_kafka_cluster.this.rest_endpoint

  kafka_cluster {
    id = confluent_kafka_cluster.this.id
  }

  credentials {
    key    = local.newest_key["administrator"].id
    secret = local.newest_key["administrator"].secret
  }

  # else a destroy takes the role first, and then the ACLs cannot be deleted
  depends_on = [confluent_role_binding.administrator]
}

# The Connect API is asked with a Cloud API key. An account of its own: its role on the cluster is wider than
# provisioning's ACLs, and has to be, since roles below it may pause and resume connectors but not create them.
resource "confluent_service_account" "connect_manager" {
  count        = var.managed_connectors ? 1 : 0
  display_name = "${var.account_names["connector"]}-manager"
  description  = "k2g, manages connectors: made by Terraform"
}

resource "confluent_role_binding" "connect_manager" {
  count       = var.managed_connectors ? 1 : 0
  principal   = "User:${confluent_service_account.connect_manager[0].id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.this.rbac_crn
}

resource "confluent_api_key" "cloud" {
  for_each     = toset(var.managed_connectors ? [for number in var.key_generations : tostring(number)] : [])
  display_name = confluent_service_account.connect_manager[0].display_name
  description  = "Cloud API key of ${confluent_service_account.connect_manager[0].display_name}"

  owner {
    id          = confluent_service_account.connect_manager[0].id
    api_version = confluent_service_account.connect_manager[0].api_version
    kind        = confluent_service_account.connect_manager[0].kind
  }

  depends_on = [confluent_role_binding.connect_manager]
}

moved {
  from = confluent_api_key.cloud[0]
  to   = confluent_api_key.cloud["1"]
}
