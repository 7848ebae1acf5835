# What is sent to Confluent, by the provider's schema and without an account.

mock_provider "confluent" {
  override_during = plan

  mock_resource "confluent_environment" {
    defaults = { id = "env-made01" }
  }
  mock_resource "confluent_kafka_cluster" {
    defaults = {
      id                 = "lkc-abc123"
      api_version        = "cmk/v2"
      kind               = "Cluster"
      bootstrap_endpoint = "SASL_SSL://pkc-00000.europe-west1.gcp.confluent.cloud:9092"
      rest_endpoint      = "https://pkc-00000.europe-west1.gcp.confluent.cloud:443"
      rbac_crn           = "crn://confluent.cloud/organization=o/environment=env-made01/cloud-cluster=lkc-abc123"
    }
  }
  mock_resource "confluent_service_account" {
    defaults = { id = "sa-abc123", api_version = "iam/v2", kind = "ServiceAccount" }
  }
  mock_resource "confluent_api_key" {
    defaults = { id = "KEY", secret = "a-secret" }
  }
}

variables {
  cluster          = { type = "basic", cloud = "GCP", region = "europe-west1", availability = "SINGLE_ZONE" }
  cluster_name     = "k2g-orders"
  environment_name = "k2g-orders"
  account_names = {
    administrator = "k2g-orders-administrator"
    provisioning  = "k2g-orders-provisioning"
    worker        = "k2g-orders-worker"
    connector     = "k2g-orders-connector"
  }
  acls = {
    "connector TOPIC orders READ" = {
      principal     = "connector"
      resource_type = "TOPIC"
      resource_name = "orders"
      pattern_type  = "LITERAL"
      operation     = "READ"
      permission    = "ALLOW"
    }
  }
}

run "a_basic_cluster_in_an_environment_of_its_own" {
  command = plan

  assert {
    condition     = length(confluent_kafka_cluster.this.basic) == 1 && length(confluent_kafka_cluster.this.standard) == 0 && length(confluent_kafka_cluster.this.dedicated) == 0
    error_message = "The cluster is not basic."
  }
  assert {
    condition     = confluent_environment.this[0].display_name == "k2g-orders" && confluent_kafka_cluster.this.environment[0].id == "env-made01"
    error_message = "Environment: ${confluent_kafka_cluster.this.environment[0].id}"
  }
  assert {
    condition     = confluent_kafka_cluster.this.deletion_protection
    error_message = "The cluster can be deleted."
  }
  assert {
    condition     = output.bootstrap_endpoint == "pkc-00000.europe-west1.gcp.confluent.cloud:9092"
    error_message = "Kafka clients cannot take ${output.bootstrap_endpoint}"
  }
}

run "an_environment_that_is_there" {
  command = plan

  variables {
    environment_id = "env-there1"
  }

  assert {
    condition     = length(confluent_environment.this) == 0 && confluent_kafka_cluster.this.environment[0].id == "env-there1" && output.environment_id == "env-there1"
    error_message = "Environment: ${output.environment_id}"
  }
  assert {
    condition     = confluent_api_key.cluster["provisioning"].managed_resource[0].environment[0].id == "env-there1"
    error_message = "The key is for another environment."
  }
}

run "standard" {
  command = plan

  variables {
    cluster = { type = "standard", cloud = "AWS", region = "eu-central-1", availability = "MULTI_ZONE" }
  }

  assert {
    condition     = length(confluent_kafka_cluster.this.standard) == 1 && length(confluent_kafka_cluster.this.basic) == 0 && confluent_kafka_cluster.this.availability == "MULTI_ZONE"
    error_message = "The cluster is not a standard one in several zones."
  }
}

run "enterprise" {
  command = plan

  variables {
    cluster = { type = "enterprise", cloud = "AZURE", region = "westeurope", availability = "LOW" }
  }

  assert {
    condition     = length(confluent_kafka_cluster.this.enterprise) == 1 && confluent_api_key.cluster["provisioning"].disable_wait_for_ready
    error_message = "From outside a private network a key cannot be tried out."
  }
}

run "freight" {
  command = plan

  variables {
    cluster = { type = "freight", cloud = "AWS", region = "us-east-1", availability = "LOW" }
  }

  assert {
    condition     = length(confluent_kafka_cluster.this.freight) == 1 && confluent_api_key.cluster["worker"].disable_wait_for_ready
    error_message = "The cluster is no freight one, or its keys are tried out."
  }
}

run "dedicated_in_a_network" {
  command = plan

  variables {
    cluster    = { type = "dedicated", cloud = "AWS", region = "eu-central-1", availability = "MULTI_ZONE", cku = 2 }
    network_id = "n-abc123"
  }

  assert {
    condition     = confluent_kafka_cluster.this.dedicated[0].cku == 2 && confluent_kafka_cluster.this.network[0].id == "n-abc123" && confluent_api_key.cluster["connector"].disable_wait_for_ready
    error_message = "The cluster is not a dedicated one in its network."
  }
}

run "dedicated_on_the_internet" {
  command = plan

  variables {
    cluster = { type = "dedicated", cloud = "AWS", region = "eu-central-1", availability = "SINGLE_ZONE", cku = 1 }
  }

  assert {
    condition     = length(confluent_kafka_cluster.this.network) == 0 && !confluent_api_key.cluster["connector"].disable_wait_for_ready
    error_message = "The cluster is in a network, or keys are not tried out."
  }
}

run "rights" {
  command = plan

  assert {
    condition = alltrue([for acl in values(confluent_kafka_acl.this) :
      acl.principal == "User:sa-abc123" && acl.host == "*" && acl.resource_name == "orders" && acl.operation == "READ" && acl.permission == "ALLOW" && acl.pattern_type == "LITERAL"
    ]) && length(confluent_kafka_acl.this) == 1
    error_message = "Not the ACL that was asked for."
  }
  assert {
    condition     = confluent_role_binding.administrator.role_name == "CloudClusterAdmin" && endswith(confluent_role_binding.administrator.crn_pattern, "cloud-cluster=lkc-abc123")
    error_message = "The administrator is none, or not of this cluster alone."
  }
  assert {
    condition     = sort(keys(output.cluster_api_keys)) == tolist(["connector", "provisioning", "worker"])
    error_message = "The administrator's key leaves Terraform."
  }
}

run "without_managed_connectors_there_is_no_cloud_key" {
  command = plan

  assert {
    condition     = output.cloud_api_key == null && length(confluent_role_binding.connect_manager) == 0
    error_message = "There is a Cloud API key."
  }
}

run "managed_connectors_have_a_cloud_key" {
  command = plan

  variables {
    managed_connectors = true
  }

  assert {
    condition     = output.cloud_api_key.key == "KEY" && length(confluent_api_key.cloud["1"].managed_resource) == 0
    error_message = "The key is not a Cloud API key."
  }
  assert {
    condition     = endswith(confluent_role_binding.connect_manager[0].crn_pattern, "cloud-cluster=lkc-abc123")
    error_message = "The key's role is not for this cluster alone."
  }
}

run "renewed_keys_are_beside_the_old_ones_first" {
  command = plan

  variables {
    managed_connectors = true
    key_generations    = [1, 2]
  }

  assert {
    condition = sort(keys(confluent_api_key.cluster)) == sort(flatten([
      for role in keys(var.account_names) : [role, "${role}-2"]
    ])) && keys(confluent_api_key.cloud) == ["1", "2"]
    error_message = "Keys: ${jsonencode(keys(confluent_api_key.cluster))}"
  }
  assert {
    condition     = confluent_api_key.cluster["worker"].owner == confluent_api_key.cluster["worker-2"].owner
    error_message = "The new key is another account's."
  }
}

run "the_old_ones_go_when_nobody_has_them" {
  command = plan

  variables {
    managed_connectors = true
    key_generations    = [2]
  }

  assert {
    condition = sort(keys(confluent_api_key.cluster)) == sort([
      for role in keys(var.account_names) : "${role}-2"
    ]) && keys(confluent_api_key.cloud) == ["2"]
    error_message = "Keys: ${jsonencode(keys(confluent_api_key.cluster))}"
  }
  assert {
    condition     = sort(keys(output.cluster_api_keys)) == tolist(["connector", "provisioning", "worker"]) && output.cloud_api_key.key == "KEY"
    error_message = "Outputs lack a key."
  }
}

run "generations_of_keys_that_make_no_sense" {
  command = plan
  variables {
    key_generations = [2, 1]
  }
  expect_failures = [var.key_generations]
}

run "no_generation_of_keys" {
  command = plan
  variables {
    key_generations = []
  }
  expect_failures = [var.key_generations]
}

run "an_organization_without_deletion_protection" {
  command = plan

  variables {
    deletion_protection = null
  }

  assert {
    condition     = confluent_kafka_cluster.this.deletion_protection == null
    error_message = "Something is sent."
  }
}

run "an_environment_by_its_name" {
  command = plan
  variables {
    environment_id = "production"
  }
  expect_failures = [var.environment_id]
}

run "a_network_for_a_basic_cluster" {
  command = plan
  variables {
    network_id = "n-abc123"
  }
  expect_failures = [var.network_id]
}

run "rights_of_nobody" {
  command = plan
  variables {
    acls = {
      stranger = {
        principal     = "stranger"
        resource_type = "TOPIC"
        resource_name = "orders"
        pattern_type  = "LITERAL"
        operation     = "READ"
        permission    = "ALLOW"
      }
    }
  }
  expect_failures = [var.acls]
}
